// Stands in for wrk: load.mjs URL CONNECTIONS SECONDS FILE METHOD [HEADER VALUE]…, a line of FILE is a path or a body.
import { readFileSync } from "node:fs";
import autocannon from "autocannon";

const [url, connections, seconds, file, method, ...pairs] = process.argv.slice(2);
const headers = { "Content-Type": "application/json" };
for (let i = 0; i < pairs.length; i += 2) headers[pairs[i]] = pairs[i + 1];
const lines = readFileSync(file, "utf8").trimEnd().split("\n");
const requests = lines.map((line) => (method === "GET" ? { method, path: line } : { method, body: line }));
// A connection has its own share, so that nothing is asked for twice: whoever is registered twice is refused.
let begun = 0;
const setupClient = (client) => {
  const first = begun++;
  client.setRequests(requests.filter((_, place) => place % Number(connections) === first));
};
const found = await autocannon({
  url, headers, requests, setupClient, connections: Number(connections), duration: Number(seconds), timeout: 20,
});
console.log(
  "RESULT " +
    JSON.stringify({
      requests: found.requests.total,
      microseconds: Math.round(found.duration * 1e6),
      p50: found.latency.p50 * 1000,
      p99: found.latency.p99 * 1000,
      bytes: found.throughput.total,
      bad: found.errors + found.non2xx,
    }),
);
