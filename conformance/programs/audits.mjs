// The audits of graphql-http, one after the other: `node audits.mjs`, with the address in URL and the token in VIEWER. Prints JSON, one object
// an audit; the reason of one that fails is beside it. What fails is for the caller to judge: this ends with 0 if all ran.
import { serverAudits } from 'graphql-http';

const url = process.env.URL;
const fetchFn = (address, options = {}) => {
  const headers = new Headers(options.headers);
  headers.set('authorization', `Bearer ${process.env.VIEWER}`);
  return fetch(address, { ...options, headers });
};

const ended = [];
for (const audit of serverAudits({ url, fetchFn })) {
  const { id, name, status, reason = '' } = await audit.fn();
  ended.push({ id, name, status, reason });
}
console.log(JSON.stringify(ended));
