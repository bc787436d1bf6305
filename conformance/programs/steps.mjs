// What every program of this folder tells: its steps, each with what it did and, if it failed, why. A step that fails does not
// keep the next from being tried. Prints JSON at the end, one object a step.
import assert from 'node:assert/strict';

const SECONDS = 20;
const steps = [];

export { assert };
export const url = process.env.URL;
export const bearer = (who) => `Bearer ${process.env[who]}`;
export const VIEWER = 'VIEWER';
export const REGISTRAR = 'REGISTRAR';

export async function step(name, did, run, seconds = SECONDS) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no end')), seconds * 1000);
  });
  try {
    await Promise.race([run(), late]);
    steps.push({ name, did, failure: '' });
  } catch (failed) {
    steps.push({ name, did, failure: told(failed) });
  } finally {
    clearTimeout(timer);
  }
}

// Ends the process, whatever a client keeps open.
export function end() {
  process.stdout.write(JSON.stringify(steps), () => process.exit(0));
}

// An error, errors of GraphQL, or the end of a line.
function told(failed) {
  if (failed?.code >= 1000) return `closed with ${failed.code} ${failed.reason}`;
  return `${failed?.message || failed?.stack || JSON.stringify(failed)}`;
}

// What is thrown, which something must be.
export async function thrown(asking) {
  try {
    await asking;
  } catch (error) {
    return error;
  }
  return assert.fail('answered');
}

// An answer by plain HTTP, for programs about something else.
export async function asked(who, query, variables = {}) {
  const headers = { authorization: bearer(who), 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await response.json()).data;
}

// One more person in the registrar's village.
export async function born() {
  const { me } = await asked(REGISTRAR, '{ me { roles { division { id } } } }');
  const register = 'mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } errors { code } } }';
  const { registerPerson } = await asked(REGISTRAR, register, { input: newborn(me.roles[0].division.id) });
  assert.deepEqual(registerPerson.errors, []);
}

// A person whom the registrar may register; with `changes`, one who has something against them.
export const newborn = (divisionId, changes = {}) => ({
  name: '周小禾',
  sex: 'FEMALE',
  birthDate: '2026-01-02',
  divisionId,
  ...changes,
});
export const WRONG_NUMBER = { idNumber: '321322202601020032' };
