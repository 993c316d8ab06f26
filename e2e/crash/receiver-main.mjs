// The webhook receiver as a process: takes store settings and a port, and prints once it listens.
import http from "node:http";
import { text } from "node:stream/consumers";
import { openStore } from "@/lib/server/db/server-store";
import { answerHook } from "@/lib/server/inbox/receive/store-event";

const store = openStore(JSON.parse(process.argv[2] ?? ""));

// Opens the store before it listens, as the server does.
await store.query((db) => db.selectFrom("options").select("name").limit(1).execute());

http
  .createServer(async (request, response) => {
    const body = await text(request);
    const headers = { "Content-Type": "application/json" };
    const posted = new Request("http://receiver.invalid/", { method: "POST", headers, body });
    const answer = await answerHook(store, posted, Date.now());
    response.writeHead(answer.status).end();
  })
  .listen(Number(process.argv[3]), "127.0.0.1", () => console.log("ready"));
