import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { Kind, parse } from 'graphql';

import { live } from './live.js';

const SPOKEN = 'zh-CN,zh;q=0.9,en;q=0.8';

// Queries and mutations go by POST, subscriptions over a WebSocket; `note` is told what each answer cost. After `end` nothing
// of this session is answered any more.
export function fetcherOf(session, { note, leave }) {
  const authorization = `Bearer ${session.token}`;
  const over = new AbortController();
  const subscriptions = live({ authorization, acceptLanguage: SPOKEN }, { note, leave });
  const fetcher = createGraphiQLFetcher({
    url: '/graphql',
    headers: { authorization, 'accept-language': SPOKEN },
    fetch: noting(note, leave, over.signal),
    wsClient: subscriptions,
  });
  return {
    fetcher(asked, options) {
      const documentAST = parsed(asked.query);
      return fetcher(named(asked, documentAST), { ...options, documentAST: documentAST ?? options?.documentAST });
    },
    end() {
      over.abort(new Error('账号已更换。The account was changed.'));
      subscriptions.end();
    },
  };
}

function parsed(text) {
  try {
    return parse(text);
  } catch {
    return null; // the server says what is wrong with it
  }
}

// GraphiQL learns of another operation's name a moment after it was typed; of a single one there is no doubt.
function named(asked, document) {
  const operations = document?.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION) ?? [];
  return operations.length === 1 ? { ...asked, operationName: operations[0].name?.value } : asked;
}

function noting(note, leave, signal) {
  return async (url, options) => {
    const begun = performance.now();
    const response = await fetch(url, { ...options, signal });
    if (response.status === 401) leave();
    if (!options.body.includes('IntrospectionQuery')) {
      const told = await response.clone().json().catch(() => ({}));
      note({
        milliseconds: performance.now() - begun,
        stages: stages(response.headers.get('server-timing')),
        cost: told.extensions?.cost ?? null,
      });
    }
    return response;
  };
}

// `database;dur=3.1, document;dur=0.2` as pairs.
export function stages(header) {
  const found = (header ?? '').matchAll(/([\w-]+);dur=([\d.]+)/g);
  return [...found].map(([, name, milliseconds]) => [name, Number(milliseconds)]);
}
