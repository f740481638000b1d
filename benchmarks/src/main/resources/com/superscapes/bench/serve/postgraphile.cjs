// Serves one schema by PostGraphile 4 as its documentation says for production. Settings come as JSON on standard input.
const { createHmac } = require("node:crypto");
const { createServer } = require("node:http");
const { readFileSync } = require("node:fs");
const { Pool } = require("pg");
const { postgraphile } = require("postgraphile");

const settings = JSON.parse(readFileSync(0, "utf8"));
const pool = new Pool({
  host: settings.host, port: settings.port, database: settings.database, user: settings.user,
  password: settings.password, max: settings.connections,
});
// Row security wants a claim sealed for the connection. It is sealed once for its life, so that requests don't pay for it.
pool.on("connect", (client) => {
  const payload = JSON.stringify({ key: settings.key, pid: client.processID, login: settings.user,
    exp: Math.floor(Date.now() / 1000) + 86400, branches: null });
  const seal = createHmac("sha256", Buffer.from(settings.secret, "hex")).update(payload).digest("hex");
  client.query("select set_config('superscapes.claim', $1, false)", [`${seal}.${payload}`]);
});
const server = createServer(postgraphile(pool, settings.schema, {
  pgSettings: { role: settings.role }, dynamicJson: true, disableQueryLog: true, graphiql: false, watchPg: false,
  setofFunctionsContainNulls: false, ignoreRBAC: true, legacyRelations: "omit", retryOnInitFail: false,
}));
server.keepAliveTimeout = 0;
server.listen(0, "127.0.0.1", () => console.log(`port ${server.address().port}`));
