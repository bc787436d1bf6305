// Apollo's client and urql's over plain HTTP: `node web_clients.mjs`. What each shows of an answer, of an act, of a refusal.
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { Client, fetchExchange } from '@urql/core';
import { REGISTRAR, VIEWER, WRONG_NUMBER, assert, bearer, end, newborn, step, thrown, url } from './steps.mjs';

const PEOPLE = 'query People($n: Int!) { people(first: $n) { nodes { id name } totalCount } }';
const HERE = '{ me { roles { division { id } } } }';
const REGISTER = `mutation Register($input: RegisterPersonInput!) {
  registerPerson(input: $input) { person { id name } errors { code problem path message } }
}`;
const NOBODY = 'NOBODY';

const apollo = (who, headers = {}) => {
  const link = new HttpLink({ uri: url, headers: { authorization: bearer(who), ...headers } });
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  return {
    query: async (text, variables) => (await client.query({ query: gql(text), variables })).data,
    mutate: async (text, variables) => (await client.mutate({ mutation: gql(text), variables })).data,
    codes: (error) => {
      if (ServerError.is(error)) return JSON.parse(error.bodyText).errors.map((each) => each.extensions.code);
      assert.ok(CombinedGraphQLErrors.is(error), `${error}`);
      return error.errors.map((each) => each.extensions.code);
    },
  };
};

const urql = (who, headers = {}) => {
  const fetchOptions = { headers: { authorization: bearer(who), ...headers } };
  const client = new Client({ url, fetchOptions, exchanges: [fetchExchange], preferGetMethod: false });
  const told = async ({ data, error }) => {
    if (error) throw error;
    return data;
  };
  return {
    query: async (text, variables) => told(await client.query(text, variables).toPromise()),
    mutate: async (text, variables) => told(await client.mutation(text, variables).toPromise()),
    codes: (error) => error.graphQLErrors.map((each) => each.extensions.code),
  };
};

async function codes(client, asking) {
  return client.codes(await thrown(asking));
}

for (const [name, make] of Object.entries({ '@apollo/client': apollo, '@urql/core': urql })) {
  await step(name, 'a query with variables', async () => {
    const { people } = await make(VIEWER).query(PEOPLE, { n: 5 });
    assert.equal(people.nodes.length, 5);
    assert.ok(people.totalCount > 5);
  });
  await step(name, 'a mutation that is done', async () => {
    const client = make(REGISTRAR);
    const { me } = await client.query(HERE);
    const { registerPerson } = await client.mutate(REGISTER, { input: newborn(me.roles[0].division.id) });
    assert.equal(registerPerson.person.name, '周小禾');
    assert.deepEqual(registerPerson.errors, []);
  });
  await step(name, "a mutation that is not done: data, with the act's own errors", async () => {
    const client = make(REGISTRAR);
    const { me } = await client.query(HERE);
    const input = newborn(me.roles[0].division.id, WRONG_NUMBER);
    const { registerPerson } = await client.mutate(REGISTER, { input });
    assert.equal(registerPerson.person, null);
    assert.deepEqual(registerPerson.errors.map(({ code, path }) => [code, path]), [['BAD_USER_INPUT', ['idNumber']]]);
  });
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    await step(name, `a refused query by Accept: ${accept}: the client shows extensions.code`, async () => {
      const client = make(VIEWER, { accept });
      assert.deepEqual(await codes(client, client.query(PEOPLE, { n: 501 })), ['BAD_USER_INPUT']);
    });
    await step(name, `a query without a token by Accept: ${accept}: the client shows extensions.code`, async () => {
      const client = make(NOBODY, { accept });
      assert.deepEqual(await codes(client, client.query(PEOPLE, { n: 5 })), ['UNAUTHENTICATED']);
    });
  }
}

end();
