/**
 * A fake FlowIQ on 127.0.0.1: it checks and records requests, and fails on demand.
 * Options: `--port 4010`, `--key fiq_…`, and one of `--tls`, `--tls-reset` and `--tls-mute`.
 *
 * PUT /__fake/faults/<digits> {kind, times?, on?, …}: how requests for it fail; see faults.mjs
 * PUT /__fake/strangers/<digits> {isOnWhatsApp?}: no contact until it is created
 * GET /__fake/requests[?recipient=digits]: what arrived
 * DELETE /__fake/requests[?recipient=digits]: forgets what arrived
 */
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { parseArgs } from "node:util";
import { makeHandler } from "./handler.mjs";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: process.env.FAKE_FLOWIQ_PORT ?? "0" },
    key: { type: "string", default: process.env.FAKE_FLOWIQ_KEY ?? "" },
    tls: { type: "boolean", default: false },
    "tls-reset": { type: "boolean", default: false },
    "tls-mute": { type: "boolean", default: false },
    backlog: { type: "string", default: "511" },
    "with-parent": { type: "boolean", default: false },
  },
});

/** @param {string} name */
const readFixture = (name) => readFileSync(new URL(name, import.meta.url));

function makeServer() {
  const handler = makeHandler({ apiKey: values.key });
  // The connection is reset after the client's hello, or never answered.
  if (values["tls-reset"])
    return net.createServer((socket) => socket.once("data", () => socket.resetAndDestroy()));
  if (values["tls-mute"])
    return net.createServer((socket) => socket.on("error", () => socket.destroy()).resume());
  if (!values.tls) return http.createServer(handler);
  const pair = { key: readFixture("test-only-key.pem"), cert: readFixture("test-only-certificate.pem") };
  return https.createServer(pair, handler);
}

const isTls = values.tls || values["tls-reset"] || values["tls-mute"];
const server = makeServer();
server.listen({ port: Number(values.port), host: "127.0.0.1", backlog: Number(values.backlog) }, () => {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  // The parent process reads the URL from this line.
  console.log(`fake FlowIQ on ${isTls ? "https" : "http"}://127.0.0.1:${port}`);
});

process.once("SIGTERM", () => process.exit(0));
// If the test run dies, the pipe closes and the fake exits.
if (values["with-parent"]) process.stdin.resume().once("end", () => process.exit(0));
