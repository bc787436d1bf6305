// graphql-sse, a connection for each operation: `node events.mjs`, with a token in BRIEF that ends within a minute.
import { createClient } from 'graphql-sse';
import { REGISTRAR, VIEWER, assert, bearer, born, end, newborn, step, thrown, url } from './steps.mjs';

const NAME = 'graphql-sse';
const SECONDS_OF_BRIEF = 90;
const COUNT = 'subscription { people { totalCount } }';

const connect = (who) => createClient({ url, headers: { authorization: bearer(who) }, retryAttempts: 0 });

async function all(client, payload) {
  const answers = [];
  for await (const answer of client.iterate(payload)) answers.push(answer);
  return answers;
}

process.env.NOBODY = 'none';
const expired = all(connect('BRIEF'), { query: COUNT });

await step(NAME, 'a query and a mutation, each one answer and complete', async () => {
  const client = connect(REGISTRAR);
  const [{ data }, ...more] = await all(client, { query: '{ me { account roles { division { id } } } }' });
  assert.deepEqual(more, []);
  const query = 'mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { person { name } errors { code } } }';
  const [done] = await all(client, { query, variables: { input: newborn(data.me.roles[0].division.id) } });
  assert.deepEqual(done.data.registerPerson, { person: { name: '周小禾' }, errors: [] });
});

await step(NAME, 'a subscription answers at once, and again when an act of another has changed the answer', async () => {
  const answers = connect(REGISTRAR).iterate({ query: COUNT });
  const before = (await answers.next()).value.data.people.totalCount;
  await born();
  const after = (await answers.next()).value.data.people.totalCount;
  assert.ok(after > before, `${before}, then ${after}`);
  await answers.return();
});

await step(NAME, 'a refused operation is an answer with errors, with extensions.code', async () => {
  const [{ data, errors }] = await all(connect(VIEWER), { query: '{ people(first: 501) { nodes { id } } }' });
  assert.deepEqual([data, errors[0].extensions.code], [undefined, 'BAD_USER_INPUT']);
});

await step(NAME, 'without a token: refused with 401', async () => {
  const failed = await thrown(all(connect('NOBODY'), { query: COUNT }));
  assert.equal(failed.response.status, 401);
});

const told = 'a token that expires: the last answer is the error UNAUTHENTICATED';
await step(
  NAME,
  told,
  async () => {
    const last = (await expired).at(-1);
    assert.equal(last.errors[0].extensions.code, 'UNAUTHENTICATED');
  },
  SECONDS_OF_BRIEF,
);

end();
