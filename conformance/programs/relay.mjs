// Relay's runtime with what its compiler made of ../relay: `node relay.mjs`. It holds no text of a document, so it can name them
// only. Pages are asked as usePaginationFragment asks them: by the metadata of the fragment, merged by the store.
import { createRequire } from 'node:module';
import relay from 'relay-runtime';
import { REGISTRAR, VIEWER, WRONG_NUMBER, assert, bearer, end, newborn, step, thrown, url } from './steps.mjs';

const NAME = 'relay-runtime';
const require = createRequire(new URL('../.work/relay/', import.meta.url));
const made = (name) => require(`./artifacts/${name}.graphql.js`);
const { Environment, Network, RecordSource, Store, commitMutation, createOperationDescriptor, fetchQuery } = relay;
const { getPaginationMetadata, getPaginationVariables, getRefetchMetadata, getSelector } = relay;

function environment(who) {
  const ask = async (parameters, variables) => {
    assert.equal(parameters.text, null);
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: bearer(who), 'content-type': 'application/json' },
      body: JSON.stringify({ documentId: `sha256:${parameters.id}`, operationName: parameters.name, variables }),
    });
    return response.json();
  };
  return new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) });
}

const asked = (relayed, query, variables) => fetchQuery(relayed, made(query), variables).toPromise();
const seen = (relayed, fragment, holder) => relayed.lookup(getSelector(made(fragment), holder)).data;

await step(NAME, 'pages of a connection, merged in the store by the cursors', async () => {
  const relayed = environment(VIEWER);
  // What is not held may be thrown away at once.
  relayed.retain(createOperationDescriptor(made('peoplePageQuery'), { count: 3, cursor: null }));
  const holder = await asked(relayed, 'peoplePageQuery', { count: 3, cursor: null });
  const first = seen(relayed, 'people_page', holder).people;
  assert.equal(first.edges.length, 3);
  const { connectionPathInFragmentData: path, paginationRequest, paginationMetadata } = getPaginationMetadata(
    made('people_page'),
    'people_page',
  );
  assert.deepEqual(path, ['people']);
  const next = getPaginationVariables(
    'forward',
    4,
    first.pageInfo.endCursor,
    { count: 3, cursor: null },
    {},
    paginationMetadata,
  );
  await fetchQuery(relayed, paginationRequest, next).toPromise();
  const both = seen(relayed, 'people_page', holder).people;
  assert.deepEqual(both.edges.slice(0, 3), first.edges);
  assert.equal(new Set(both.edges.map(({ node }) => node.id)).size, 7);
  assert.notEqual(both.pageInfo.endCursor, first.pageInfo.endCursor);
});

await step(NAME, 'an object fetched again by node(id:), as a refetchable fragment does', async () => {
  const relayed = environment(VIEWER);
  const holder = await asked(relayed, 'peoplePageQuery', { count: 1, cursor: null });
  const { id, name } = seen(relayed, 'people_page', holder).people.edges[0].node;
  const { fragmentRefPathInResponse: path, identifierInfo, refetchableRequest } = getRefetchMetadata(
    made('people_person'),
    'people_person',
  );
  assert.deepEqual([path, identifierInfo.identifierField], [['node'], 'id']);
  const again = await fetchQuery(relayed, refetchableRequest, { id }).toPromise();
  assert.equal(seen(relayed, 'people_person', again.node).name, name);
  const unknown = await asked(relayed, 'peopleOneQuery', { id: id.slice(0, -4) + '0000' });
  assert.equal(unknown.node, null);
});

await step(NAME, 'a mutation, its object in the store and its errors in the answer', async () => {
  const relayed = environment(REGISTRAR);
  const { me } = await asked(relayed, 'peopleHereQuery', {});
  const [{ division }] = me.roles;
  const act = (input) =>
    new Promise((resolve, reject) => {
      const mutation = made('peopleRegisterMutation');
      commitMutation(relayed, { mutation, variables: { input }, onCompleted: resolve, onError: reject });
    });
  const done = await act(newborn(division.id));
  assert.deepEqual(done.registerPerson.errors, []);
  const { id } = seen(relayed, 'people_person', done.registerPerson.person);
  assert.equal(relayed.getStore().getSource().get(id).name, '周小禾');
  const refused = await act(newborn(division.id, WRONG_NUMBER));
  assert.deepEqual(refused.registerPerson, { person: null, errors: [{ code: 'BAD_USER_INPUT', path: ['idNumber'] }] });
});

await step(NAME, 'a refusal is thrown, with our code in its source', async () => {
  const failed = await thrown(asked(environment(VIEWER), 'peoplePageQuery', { count: 501, cursor: null }));
  assert.equal(failed.source.errors[0].extensions.code, 'BAD_USER_INPUT');
});

end();
