// Real clients that do Apollo's protocol by themselves: `node persisted.mjs`. Each asks one query twice, without a memory of its
// own: a hash that is not known, then the text with it, and from then on the hash alone by GET.
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { VIEWER, assert, bearer, end, step, url } from './steps.mjs';

const headers = { authorization: bearer(VIEWER) };
const digest = (text) => createHash('sha256').update(text).digest('hex');
const onceUnknown = (method) => ['GET hash 404', `${method} text 200`, 'GET hash 200'];

// What was sent: the method, whether the text was in it, and the status of the response.
function watched() {
  const sent = [];
  const fetchFn = async (address, options = {}) => {
    const body = options.body ? JSON.parse(options.body) : Object.fromEntries(new URL(address).searchParams);
    const response = await fetch(address, options);
    sent.push(`${options.method ?? 'GET'} ${body.query ? 'text' : 'hash'} ${response.status}`);
    return response;
  };
  return { sent, fetchFn };
}

function apollo(fetchFn) {
  const link = ApolloLink.from([
    new PersistedQueryLink({ sha256: digest, useGETForHashedQueries: true }),
    new HttpLink({ uri: url, fetch: fetchFn, headers }),
  ]);
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const query = gql`query ByApollo { me { account } }`;
  return async () => (await client.query({ query, fetchPolicy: 'no-cache' })).data;
}

function urql(fetchFn) {
  const persisted = persistedExchange({ generateHash: async (text) => digest(text), preferGetForPersistedQueries: true });
  const client = new Client({ url, fetch: fetchFn, fetchOptions: { headers }, exchanges: [persisted, fetchExchange] });
  return async () => {
    const { data, error } = await client.query('query ByUrql { me { displayName account } }', {}).toPromise();
    if (error) throw error;
    return data;
  };
}

const CLIENTS = [
  ['@apollo/client', apollo, onceUnknown('POST')],
  ['@urql/exchange-persisted', urql, onceUnknown('GET')],
];
for (const [name, make, expected] of CLIENTS) {
  await step(name, `one query twice: ${expected.join(', ')}`, async () => {
    const { sent, fetchFn } = watched();
    const ask = make(fetchFn);
    const [first, again] = [await ask(), await ask()];
    assert.match(first.me.account, /^viewer@/);
    assert.deepEqual(again, first);
    assert.deepEqual(sent, expected);
  });
}

end();
