import { gzipSync } from "node:zlib";

/**
 * @typedef {object} Fault How the next requests for one recipient fail.
 * @property {"status" | "answer" | "raw" | "html" | "empty" | "redirect" | "reset" | "close" | "reset mid-body" | "close mid-body" | "silence" | "late" | "not http" | "gzip"} kind
 * @property {"send" | "contact"} [on] The endpoint; "send" by default.
 * @property {number} [times] How many requests it affects; all by default.
 * @property {number} [status] For "status", "redirect", "gzip" and "answer".
 * @property {Record<string, string>} [headers] Extra headers, such as Retry-After.
 * @property {unknown} [body] The JSON of "status", "answer" and "gzip".
 * @property {string} [text] The body of "raw", as it is.
 * @property {number} [afterMs] For "late".
 */

/** @typedef {{ response: import("node:http").ServerResponse, accept: () => void }} Scene */

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 */
export function answerJson(response, status, body, headers = {}) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}

const HEAD_START_MS = 50;

/** @type {Record<Fault["kind"], (scene: Scene, fault: Fault) => void>} */
const MISBEHAVIOURS = {
  status: ({ response }, { status = 500, body = { success: false, error: `Fault ${status}` }, headers }) =>
    answerJson(response, status, body, headers),
  answer: ({ response }, { status = 200, body, headers }) => answerJson(response, status, body, headers),
  raw: ({ response }, { status = 200, text = "", headers }) =>
    void response.writeHead(status, headers).end(text),
  html: ({ response }, { status = 200 }) =>
    void response
      .writeHead(status, { "Content-Type": "text/html" })
      .end("<!doctype html><p>Not what you asked for</p>"),
  empty: ({ response }, { status = 200 }) => void response.writeHead(status).end(),
  redirect: ({ response }, { status = 302, headers = {} }) =>
    void response.writeHead(status, { Location: "/elsewhere", ...headers }).end(),
  reset: ({ response }) => void response.socket?.resetAndDestroy(),
  close: ({ response }) => void response.socket?.end(),
  "reset mid-body": ({ response }) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "4096" });
    response.write('{"success":true,"data":');
    // A reset discards unsent data, so the first part gets a head start.
    setTimeout(() => response.socket?.resetAndDestroy(), HEAD_START_MS);
  },
  "close mid-body": ({ response }) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "4096" });
    response.write('{"success":true,"data":', () => response.socket?.end());
  },
  silence: () => undefined,
  late: ({ accept }, { afterMs = 1_000 }) => void setTimeout(accept, afterMs),
  "not http": ({ response }) => void response.socket?.end("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n"),
  gzip: ({ response }, { status = 200, body }) =>
    void response
      .writeHead(status, { "Content-Type": "application/json", "Content-Encoding": "gzip" })
      .end(gzipSync(JSON.stringify(body ?? { success: true }))),
};

/** @param {string} kind */
export const isFaultKind = (kind) => Object.hasOwn(MISBEHAVIOURS, kind);

/** @param {Scene} scene @param {Fault} fault */
export const misbehave = (scene, fault) => MISBEHAVIOURS[fault.kind](scene, fault);
