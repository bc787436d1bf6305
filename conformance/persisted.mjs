// Real clients that name documents instead of sending them: `node persisted.mjs URL`, with the token in TOKEN. Each asks the
// same query twice with a memory of its own switched off. Prints JSON, one object a client, in the shape of the audits.
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';

const [url] = process.argv.slice(2);
const headers = { authorization: `Bearer ${process.env.TOKEN}` };
const digest = (text) => createHash('sha256').update(text).digest('hex');

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

async function apollo() {
  const { sent, fetchFn } = watched();
  const link = ApolloLink.from([
    new PersistedQueryLink({ sha256: digest, useGETForHashedQueries: true }),
    new HttpLink({ uri: url, fetch: fetchFn, headers }),
  ]);
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const ask = async () => {
    const { data } = await client.query({ query: gql`query ByApollo { me { account } }`, fetchPolicy: 'no-cache' });
    return data.me.account;
  };
  return { answers: [await ask(), await ask()], sent };
}

async function urql() {
  const { sent, fetchFn } = watched();
  const persisted = persistedExchange({ generateHash: async (text) => digest(text), preferGetForPersistedQueries: true });
  const client = new Client({ url, fetch: fetchFn, fetchOptions: { headers }, exchanges: [persisted, fetchExchange] });
  const ask = async () => {
    const { data, error } = await client.query('query ByUrql { me { displayName account } }', {}).toPromise();
    if (error) throw error;
    return data.me.account;
  };
  return { answers: [await ask(), await ask()], sent };
}

const ended = [];
for (const [name, run] of Object.entries({ '@apollo/client': apollo, '@urql/core': urql })) {
  try {
    ended.push({ name, ...(await run()) });
  } catch (failure) {
    ended.push({ name, failure: String(failure.stack ?? failure) });
  }
}
console.log(JSON.stringify(ended));
