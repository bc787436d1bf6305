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

export async function step(name, did, run) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no end')), (run.seconds ?? SECONDS) * 1000);
  });
  try {
    await Promise.race([run(), late]);
    steps.push({ name, did, failure: '' });
  } catch (failed) {
    steps.push({ name, did, failure: `${failed?.message || failed?.stack || JSON.stringify(failed)}` });
  } finally {
    clearTimeout(timer);
  }
}

// Ends the process, whatever a client keeps open.
export function end() {
  process.stdout.write(JSON.stringify(steps), () => process.exit(0));
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
