// A program in TypeScript over what graphql-codegen made of ../documents, checked by tsc. It names documents by the hash that was
// generated with them, and sends no text.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  HereDocument,
  PeopleDocument,
  PersonDocument,
  type PersonQuery,
  type RegisterPersonInput,
  RegisterPersonDocument,
} from '../.work/codegen/graphql.js';
import { REGISTRAR, VIEWER, WRONG_NUMBER, assert, bearer, end, newborn, step, url } from './steps.mjs';

const NAME = '@graphql-codegen/client-preset';

async function ask<Data, Variables>(
  who: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { hash } = (document as unknown as { __meta__: { hash: string } }).__meta__;
  const response = await fetch(url!, {
    method: 'POST',
    headers: { authorization: bearer(who), 'content-type': 'application/json' },
    body: JSON.stringify({ documentId: hash, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data!;
}

function nameOf(node: PersonQuery['node']): string {
  // @ts-expect-error not every object has a name: the types know of the interface and of null
  void node.name;
  return node?.__typename === 'Person' ? node.name : '';
}

await step(NAME, 'pages by their cursors, of generated types, by the generated hash', async () => {
  const { people: first } = await ask(VIEWER, PeopleDocument, { first: 3 });
  const { people: next } = await ask(VIEWER, PeopleDocument, { first: 3, after: first.pageInfo.endCursor });
  const ids: string[] = [...first.edges, ...next.edges].map(({ node }) => node.id);
  assert.equal(new Set(ids).size, 6);
});

await step(NAME, 'an object behind an interface, told apart by its type', async () => {
  const { people } = await ask(VIEWER, PeopleDocument, { first: 1 });
  const { id, name } = people.edges[0]!.node;
  const { node } = await ask(VIEWER, PersonDocument, { id });
  assert.equal(nameOf(node), name);
});

await step(NAME, 'a mutation with a generated input; its errors', async () => {
  const { me } = await ask(REGISTRAR, HereDocument, {});
  const input: RegisterPersonInput = { ...newborn(me.roles[0]!.division!.id), sex: 'FEMALE' };
  const { registerPerson: done } = await ask(REGISTRAR, RegisterPersonDocument, { input });
  assert.equal(done!.person!.version, 1);
  const wrong = { input: { ...input, ...WRONG_NUMBER } };
  const { registerPerson: refused } = await ask(REGISTRAR, RegisterPersonDocument, wrong);
  assert.deepEqual(refused!.errors.map(({ code, path }) => [code, path]), [['BAD_USER_INPUT', ['idNumber']]]);
});

end();
