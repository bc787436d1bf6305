// Clients that subscribe while the server goes and comes: `node restart.mjs`, with the file that holds the id of the server's
// process in PROCESS; whoever keeps the server starts it again.
import { readFileSync } from 'node:fs';
import { createClient as events } from 'graphql-sse';
import { createClient as sockets } from 'graphql-ws';
import { WebSocket } from 'ws';
import { REGISTRAR, assert, bearer, born, end, step, url } from './steps.mjs';

const SECONDS = 60;
const COUNT = 'subscription { people { totalCount } }';
const authorization = bearer(REGISTRAR);
const retry = () => new Promise((resolve) => setTimeout(resolve, 500));
const ways = {
  'graphql-ws': sockets({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 100,
    retryWait: retry,
    shouldRetry: () => true,
  }),
  'graphql-sse': events({ url, headers: { authorization }, retryAttempts: 100, retry }),
};

for (const [name, client] of Object.entries(ways)) {
  const restarted = async () => {
    const answers = client.iterate({ query: COUNT });
    const before = (await answers.next()).value.data.people.totalCount;
    process.kill(Number(readFileSync(process.env.PROCESS, 'ascii')), 'SIGTERM');
    const again = (await answers.next()).value.data.people.totalCount;
    assert.equal(again, before);
    await born();
    assert.equal((await answers.next()).value.data.people.totalCount, before + 1);
    await answers.return();
  };
  await step(name, 'the server restarted: the client subscribes again by itself, and sees what changes', restarted, SECONDS);
}

end();
