import { createClient } from 'graphql-ws';

const ADDRESS = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
const NO_LONGER_KNOWN = 4403;

// Subscriptions of one session, over graphql-transport-ws. The socket is there while one is open, and `end` closes them all:
// the next account does not go on with this one's token.
export function live(connectionParams, { note, leave }) {
  const open = new Set();
  let ended = false;
  const client = createClient({
    url: ADDRESS,
    connectionParams,
    on: { closed: ({ code }) => code === NO_LONGER_KNOWN && !ended && leave() },
  });

  function subscribe(asked, sink) {
    let answers = 0;
    open.add(sink);
    const unsubscribe = client.subscribe(asked, {
      ...sink,
      next(told) {
        note({ answers: ++answers, cost: told.extensions?.cost ?? null });
        sink.next(told);
      },
    });
    return () => {
      open.delete(sink);
      unsubscribe();
    };
  }

  // Completed here and not by the server's word: what still comes on a socket that is being closed is not shown.
  function end() {
    ended = true;
    for (const sink of [...open]) sink.complete();
  }

  return { subscribe, end };
}
