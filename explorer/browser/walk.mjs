// Walks over the explorer in a real browser that reaches nothing but this machine, and prints what it saw as JSON:
//   node walk.mjs CHROMIUM PICTURES [off]   with the page's address in the variable URL
import { chromium } from 'playwright-core';

const [executablePath, pictures] = process.argv.slice(2);
const HERE = new URL(process.env.URL);
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
const SECONDS = 60_000;
const LIVE = '实时：村里登记了人，马上看到';
const REGISTER = 'mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { errors { path message } } }';

const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, locale: 'zh-CN' });
context.setDefaultTimeout(SECONDS);
const page = await context.newPage();
const wrong = [];
const steps = [];
const sockets = [];
watch(page);

try {
  await start();
  await signIn('宿迁市 查询员', '宿迁市');
  await first();
  const all = await people('in the city');
  await documentation();
  await page.getByRole('button', { name: '换账号' }).click();
  await signIn('大王庄村 查询员', '大王庄');
  const few = await people('in the village');
  if (!(few > 0 && few < all)) throw new Error(`a village has ${few} people and a city ${all}`);
  steps.push(`the village's account counts ${few} people, the city's ${all}`);
  await example();
  await act();
  await live();
  await changed();
  await expired();
  await otherSockets();
  await narrow();
  await leave();
} catch (failed) {
  wrong.push(String(failed.stack).slice(0, 2000));
  await picture('failed');
}
await browser.close();
process.stdout.write(JSON.stringify({ steps, wrong }));

function watch(page) {
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (host !== HERE.host && protocol !== 'data:' && protocol !== 'blob:') wrong.push(`asked for ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    if (request.failure().errorText !== 'net::ERR_ABORTED') wrong.push(`${request.url()} ${request.failure().errorText}`);
  });
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type())) wrong.push(`console: ${said.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`page: ${error.stack}`));
  page.on('websocket', (socket) => {
    if (socket.url() !== `ws://${HERE.host}/graphql`) wrong.push(`a socket to ${socket.url()}`);
    sockets.push(Object.assign(socket, { answers: [], token: null }));
    socket.on('framesent', ({ payload }) => {
      const { type, payload: told } = JSON.parse(payload);
      if (type === 'connection_init') socket.token = told.authorization;
    });
    socket.on('framereceived', ({ payload }) => {
      const { type, payload: told } = JSON.parse(payload);
      if (type === 'next') socket.answers.push(told.data);
    });
  });
  page.on('worker', (worker) => worker.on('console', (said) => {
    if (said.type() === 'error') wrong.push(`worker: ${said.text()}`);
  }));
}

async function start() {
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
  }));
  await page.goto(HERE.href);
  await page.getByRole('heading', { name: /点一下即登录/ }).waitFor();
  await picture('start');
  steps.push('the page opens with the demo accounts');
}

async function signIn(button, place) {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByTestId('who').filter({ hasText: place }).waitFor();
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  steps.push(`a click signs in ${button}, and the header says so`);
}

async function first() {
  const { division } = (await run()).data;
  if (!division.people.nodes.length) throw new Error('the first example shows nobody');
  steps.push('the example that stands there at first is answered');
}

async function open(title) {
  const editor = page.locator('.graphiql-query-editor');
  await page.getByRole('button', { name: title }).click();
  await editor.filter({ hasText: title }).waitFor();
}

async function run() {
  const answered = page.waitForResponse((response) => response.url().endsWith('/graphql')
    && !response.request().postData().includes('IntrospectionQuery') && !response.request().postData().startsWith('{"query":"{ me'));
  await page.locator('.graphiql-execute-button').click();
  const told = await (await answered).json();
  await page.getByTestId('told').filter({ hasText: '花费' }).waitFor();
  return told;
}

async function people(where) {
  await type('{ people(first: 3) { totalCount nodes { name } } }');
  const told = await run();
  const { totalCount, nodes } = told.data.people;
  await page.locator('.result-window').filter({ hasText: nodes[0].name }).waitFor();
  steps.push(`a query that was typed is answered with people ${where}`);
  return totalCount;
}

async function type(text) {
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

async function documentation() {
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const docs = page.locator('.graphiql-plugin');
  await docs.getByRole('link', { name: 'Query', exact: true }).click();
  await docs.getByText('当前账号').first().waitFor();
  await picture('documentation');
  await page.getByRole('button', { name: '示例' }).click();
  steps.push('the documentation tells of the fields in Chinese');
}

async function example() {
  await open('一村的居民、户和家人');
  const told = await run();
  const first = told.data.division.people.nodes[0].name;
  await page.locator('.result-window').filter({ hasText: first }).waitFor();
  await picture('example');
  steps.push('an example is opened by a click, and answered');
}

async function act() {
  await page.getByRole('button', { name: /换成 registrar@/ }).click();
  await page.getByTestId('who').filter({ hasText: 'registrar@' }).waitFor();
  await open('办理：登记一名新生儿');
  await page.locator('.graphiql-editor-tool').filter({ hasText: 'Division:' }).first().waitFor();
  const { registerPerson } = (await run()).data;
  if (registerPerson.errors.length) throw new Error(JSON.stringify(registerPerson.errors));
  await page.locator('.result-window').filter({ hasText: registerPerson.person.name }).waitFor();
  await picture('act');
  steps.push('an act is done with variables that the page has filled in');
}

// Somebody else in a window of their own registers a person: what stands here is answered anew, without a click.
async function live() {
  await open(LIVE);
  await page.locator('.graphiql-execute-button').click();
  const before = await liveAnswer(1);
  const name = await elsewhere('registrar@321322106');
  const after = await liveAnswer(2);
  if (after.totalCount !== before.totalCount + 1) throw new Error(`${before.totalCount} people, then ${after.totalCount}`);
  if (!after.nodes.some((each) => each.name === name)) throw new Error(`${name} was registered and is not shown`);
  await page.locator('.result-window').filter({ hasText: name }).waitFor();
  await picture('live');
  steps.push('a subscription is answered at once, and again when another account has registered a person');
  await page.getByRole('button', { name: 'Stop query' }).click();
  await closed(1);
  steps.push('stopped, its socket is closed');
}

async function changed() {
  await page.locator('.graphiql-execute-button').click();
  await liveAnswer(1);
  await page.getByRole('button', { name: '换账号' }).click();
  await signIn('沭阳县 查询员', '沭阳县');
  await closed(2);
  await page.getByRole('button', { name: 'Execute query' }).waitFor();
  if (await page.locator('.result-window').filter({ hasText: 'totalCount' }).count()) throw new Error('an answer was left standing');
  await page.locator('.graphiql-execute-button').click();
  await liveAnswer(1);
  const [old, mine] = sockets.slice(-2).map(({ token }) => token);
  if (!mine || mine === old) throw new Error('the socket of another account has the old token');
  await open('我是谁，在哪里');
  await closed(3);
  steps.push('another account ends the socket of the one before, and has its own token; another example ends it too');
}

// The server's word that a token has expired, which would take a minute to wait for, is said in its place.
async function expired() {
  const other = await context.newPage();
  await other.routeWebSocket('**/graphql', (socket) => socket.close({ code: 4403, reason: 'Forbidden' }));
  await other.goto(HERE.href);
  await other.getByRole('button', { name: '宿迁市 查询员', exact: true }).click();
  await other.locator('.graphiql-query-editor .view-line').first().waitFor();
  await other.getByRole('button', { name: LIVE }).click();
  await other.locator('.graphiql-query-editor').filter({ hasText: LIVE }).waitFor();
  await other.locator('.graphiql-execute-button').click();
  await other.getByRole('heading', { name: /点一下即登录/ }).waitFor();
  await other.close();
  steps.push('a token that has expired ends the session also where only a socket is open');
}

// The policy lets the page's own socket through, as was seen, and no other: not even to another port of this machine.
async function otherSockets() {
  const other = await context.newPage();
  await other.goto(HERE.href);
  for (const address of ['ws://127.0.0.1:9/graphql', 'wss://elsewhere.example/graphql']) {
    const blocked = await other.evaluate((url) => new Promise((resolve) => {
      addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      try {
        const socket = new WebSocket(url);
        socket.onopen = socket.onclose = () => setTimeout(() => resolve('nothing'), 1000);
      } catch (failed) {
        resolve(failed.name);
      }
    }), address);
    if (blocked !== 'connect-src') wrong.push(`a socket to ${address} is stopped by ${blocked}`);
  }
  await other.close();
  steps.push("the page's policy stops a socket to anywhere else");
}

async function liveAnswer(number) {
  await page.getByTestId('told').filter({ hasText: `第 ${number} 次回答` }).waitFor();
  return sockets.at(-1).answers[number - 1].division.people;
}

async function closed(count) {
  for (const socket of sockets.slice(0, count)) if (!socket.isClosed()) await socket.waitForEvent('close');
  if (sockets.length !== count) throw new Error(`${sockets.length} sockets where ${count} were opened`);
}

// Registers a person as another account, and gives the name.
async function elsewhere(account) {
  const send = async (path, data, headers) => {
    const told = await (await context.request.post(new URL(path, HERE).href, { data, headers })).json();
    if (told.errors) throw new Error(JSON.stringify(told.errors));
    return told;
  };
  const { accessToken } = await send('auth/demo', { account });
  const ask = (query, variables) => send('graphql', { query, variables }, { authorization: `Bearer ${accessToken}` });
  const { id } = (await ask('{ division(code: "321322106208") { id } }')).data.division;
  const input = { name: '单云舒', sex: 'MALE', birthDate: '2026-11-20', divisionId: id, reason: '出生登记' };
  const told = await ask(REGISTER, { input });
  const { errors } = told.data.registerPerson;
  if (errors.length) throw new Error(JSON.stringify(errors));
  return input.name;
}

async function narrow() {
  await page.setViewportSize({ width: 420, height: 800 });
  await picture('narrow');
  await page.getByRole('button', { name: '换账号' }).click();
  await picture('narrow-accounts');
  await page.setViewportSize({ width: 1440, height: 860 });
}

async function leave() {
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('heading', { name: /点一下即登录/ }).waitFor();
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  if (kept.includes('eyJ') || kept.includes('陈小满')) throw new Error(`left behind: ${kept}`);
  steps.push('whoever leaves leaves neither a token behind nor what was typed');
}

async function picture(name) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
}
