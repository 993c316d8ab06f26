import { randomUUID } from "node:crypto";
import http from "node:http";
import Database from "libsql";

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS sends (id TEXT PRIMARY KEY, state TEXT, body TEXT, reply TEXT);
`;

function openStore() {
  const store = new Database(process.env.BARE_STORE);
  store.exec(SCHEMA);
  const insert = store.prepare("INSERT INTO sends VALUES (?, 'sending', ?, NULL)");
  const settle = store.prepare("UPDATE sends SET state = 'accepted', reply = ? WHERE id = ?");
  return { insert, settle };
}

/** Uses a fresh connection, as Menuet does. */
function ask(body) {
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const options = { method: "POST", agent: false, headers };
  return new Promise((resolve, reject) => {
    const request = http.request(process.env.BARE_UPSTREAM, options, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    });
    request.on("error", reject);
    request.end(body);
  });
}

let store;

/** The least a durable send takes: one row, two commits, one request, and no checks. */
export async function POST(request) {
  store ??= openStore();
  const [id, body] = [randomUUID(), await request.text()];
  store.insert.run(id, body);
  const reply = await ask(body);
  store.settle.run(reply, id);
  return new Response(reply, { headers: { "content-type": "application/json" } });
}
