// PostGraphile 5 over the schema `bench`, in production mode: no GraphiQL, no explain, no websockets, no mutations.
// The county comes in a header and becomes a setting of the transaction, which the policies compare with.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const port = Number(process.env.BENCH_PORT);
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  disablePlugins: ["PgMutationCreatePlugin", "PgMutationUpdateDeletePlugin"],
  pgServices: [
    makePgService({
      connectionString: process.env.BENCH_DATABASE_URL,
      schemas: ["bench"],
      poolConfig: { max: Number(process.env.BENCH_CONNECTIONS ?? 8) },
    }),
  ],
  schema: { defaultBehavior: "+connection +list" },
  grafast: {
    explain: false,
    context: ({ node }) => ({ pgSettings: { "bench.county": node.req.headers["x-county"] } }),
  },
  grafserv: { port, graphiql: false, websockets: false, watch: false },
});

const server = createServer();
server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
await instance.createServ(grafserv).addTo(server);
server.listen(port, "127.0.0.1");
