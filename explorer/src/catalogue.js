// The examples, each a file of examples/ that tells of itself: its first line is the title, the comments below say what it
// shows, and `# 角色: oversight` which role it is for. Beside it may lie its variables, and a query whose answer fills them.

const QUERIES = import.meta.glob('../examples/*.graphql', { query: '?raw', import: 'default', eager: true });
const VARIABLES = import.meta.glob('../examples/*.variables.json', { query: '?raw', import: 'default', eager: true });

export const EXAMPLES = Object.keys(QUERIES)
  .filter((path) => !path.endsWith('.before.graphql'))
  .sort()
  .map(example);

function example(path) {
  const query = QUERIES[path];
  const comments = [...query.matchAll(/^# (.*)$/gm)].map(([, text]) => text);
  const lead = query.match(/^(?:#.*\n)+/)[0].split('\n').length - 1;
  const head = comments.slice(0, lead);
  return {
    name: path.replace(/^.*\//, '').replace(/\.graphql$/, ''),
    title: head[0],
    about: head.slice(1).filter((line) => !line.startsWith('角色:')).join(''),
    role: head.find((line) => line.startsWith('角色:'))?.slice(3).trim() ?? null,
    query: query.trim(),
    variables: VARIABLES[path.replace(/\.graphql$/, '.variables.json')]?.trim() ?? '',
    before: QUERIES[path.replace(/\.graphql$/, '.before.graphql')] ?? null,
  };
}

// Every text "$a.0.b" of the variables with what stands at that place of the answer; what is not there stays as it is.
export function filled(variables, data) {
  return variables.replace(/"\$([\w.]+)"/g, (whole, path) => {
    const found = path.split('.').reduce((value, key) => value?.[key], data);
    return found === undefined || found === null ? whole : JSON.stringify(found);
  });
}
