// graphql-ws over WebSocket: `node sockets.mjs`, with a token in BRIEF that ends within a minute. What a well-behaved client
// gets; and, on the same line or by a bare socket, with which code one that is not is sent away.
import { readFileSync } from 'node:fs';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { REGISTRAR, VIEWER, assert, bearer, born, end, newborn, step, thrown, url } from './steps.mjs';

const CLIENT = 'graphql-ws';
const BARE = 'ws';
const SECONDS_OF_BRIEF = 90;
const PROTOCOL = 'graphql-transport-ws';
const address = url.replace('http', 'ws');
const COUNT = 'subscription { people { totalCount } }';
const INIT = { type: 'connection_init', payload: { authorization: bearer(VIEWER) } };

const connect = (who, options = {}) => {
  const connectionParams = { authorization: bearer(who) };
  return createClient({ url: address, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams, ...options });
};

// The first answer of an operation.
async function first(client, payload) {
  for await (const answer of client.iterate(payload)) return answer;
  return assert.fail('no answer');
}

// The code with which the server closes the line of a client that subscribes, and then does what `once` does.
function closed(client, once = () => {}) {
  return new Promise((resolve) => {
    client.on('closed', (event) => resolve(event.code));
    client.on('connected', once);
    client.subscribe({ query: COUNT }, { next: () => {}, error: () => {}, complete: () => {} });
  });
}

// The code with which a bare socket is closed that sends these messages.
function sentAway(protocol, messages, options = {}) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, protocol, options);
    socket.on('open', () => messages.forEach((each) => socket.send(JSON.stringify(each))));
    socket.on('error', reject);
    socket.on('close', resolve);
  });
}

process.env.NOBODY = 'none';
const expired = closed(connect('BRIEF'));

await step(CLIENT, 'a query and a mutation, the token in connection_init', async () => {
  const client = connect(REGISTRAR);
  const { data } = await first(client, { query: '{ me { account roles { division { id } } } }' });
  assert.match(data.me.account, /^registrar@/);
  const query = 'mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { person { name } errors { code } } }';
  const done = await first(client, { query, variables: { input: newborn(data.me.roles[0].division.id) } });
  assert.deepEqual(done.data.registerPerson, { person: { name: '周小禾' }, errors: [] });
});

await step(CLIENT, 'a subscription answers at once, and again when an act of another has changed the answer', async () => {
  const answers = connect(REGISTRAR).iterate({ query: COUNT });
  const before = (await answers.next()).value.data.people.totalCount;
  await born();
  const after = (await answers.next()).value.data.people.totalCount;
  assert.ok(after > before, `${before}, then ${after}`);
  await answers.return();
});

await step(CLIENT, 'several operations on one line, one of them by documentId', async () => {
  const file = new URL('../.work/codegen/persisted-documents.json', import.meta.url);
  const [id] = Object.entries(JSON.parse(readFileSync(file))).find(([, text]) => text.startsWith('query Here'));
  let lines = 0;
  const client = connect(VIEWER, { on: { opened: () => (lines += 1) } });
  // The client demands a text, be it empty.
  const asked = [{ query: '', documentId: id }, ...[1, 2, 3].map((n) => ({ query: `{ people(first: ${n}) { nodes { id } } }` }))];
  const [here, ...pages] = await Promise.all(asked.map((each) => first(client, each)));
  assert.match(here.data.me.account, /^viewer@/);
  assert.deepEqual(pages.map(({ data }) => data.people.nodes.length), [1, 2, 3]);
  assert.equal(lines, 1);
});

await step(CLIENT, 'a refused operation is an error with extensions.code, and the line goes on', async () => {
  const client = connect(VIEWER);
  const refused = await thrown(first(client, { query: '{ people(first: 501) { nodes { id } } }' }));
  assert.equal(refused[0].extensions.code, 'BAD_USER_INPUT');
  assert.ok((await first(client, { query: '{ me { account } }' })).data);
});

await step(CLIENT, 'a ping is answered by a pong', async () => {
  const client = connect(VIEWER, { keepAlive: 200, lazy: false });
  const received = await new Promise((resolve) => client.on('pong', (ours) => ours && resolve(true)));
  assert.ok(received);
  await client.dispose();
});

await step(CLIENT, 'a page of our own origin is let in', async () => {
  class OfPage extends WebSocket {
    constructor(to, protocols) {
      super(to, protocols, { origin: new URL(url).origin });
    }
  }
  assert.ok((await first(connect(VIEWER, { webSocketImpl: OfPage }), { query: '{ me { account } }' })).data);
});

await step(CLIENT, 'no token: closed with 4403', async () => assert.equal(await closed(connect('NOBODY')), 4403));

await step(CLIENT, 'what is no message of the protocol: closed with 4400', async () => {
  assert.equal(await closed(connect(VIEWER), (socket) => socket.send('{"type": "start"}')), 4400);
});

await step(CLIENT, 'an operation under an id that is taken: closed with 4409', async () => {
  const message = JSON.stringify({ id: 'twice', type: 'subscribe', payload: { query: COUNT } });
  const twice = (socket) => [1, 2].forEach(() => socket.send(message));
  assert.equal(await closed(connect(VIEWER), twice), 4409);
});

await step(CLIENT, 'connection_init a second time: closed with 4429', async () => {
  assert.equal(await closed(connect(VIEWER), (socket) => socket.send(JSON.stringify(INIT))), 4429);
});

await step(BARE, 'an operation before connection_init: closed with 4401', async () => {
  const early = { id: '1', type: 'subscribe', payload: { query: '{ me { account } }' } };
  assert.equal(await sentAway(PROTOCOL, [early]), 4401);
});

await step(BARE, 'no subprotocol: closed with 4406', async () => assert.equal(await sentAway([], []), 4406));

await step(BARE, 'the legacy protocol graphql-ws: not agreed to, and the line is given up', async () => {
  const failed = await thrown(sentAway('graphql-ws', []));
  assert.match(failed.message, /no subprotocol/);
});

await step(BARE, 'a page of a foreign origin: refused with 403 before the handshake', async () => {
  const failed = await thrown(sentAway(PROTOCOL, [INIT], { origin: 'https://foreign.example' }));
  assert.match(failed.message, /403/);
});

await step(CLIENT, 'a token that expires: closed with 4403', async () => assert.equal(await expired, 4403), SECONDS_OF_BRIEF);

end();
