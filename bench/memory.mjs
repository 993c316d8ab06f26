import { execFileSync } from "node:child_process";
import http from "node:http";
import { createBodies, postSend, toLiveSettings } from "./send.mjs";
import { createUpstream } from "./send/upstream.mjs";

const SENDS = 10_000;
const AT_ONCE = 20;
const LOOK_EVERY = 250;

/** @param {number} pid @returns {number} the process's resident memory in bytes */
const readMemory = (pid) =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024;

/**
 * The server's memory before, at peak, and after 10,000 sends through `POST /api/send`, 20 at once.
 * @param {{ servers: object, log: (line: string) => void }} setting
 * @returns {Promise<{ sends: number, seconds: number, before: number, most: number, after: number }>} bytes
 */
export async function measureMemory({ servers, log }) {
  const upstream = createUpstream();
  const settings = toLiveSettings(await servers.startListener(upstream.listener));
  const { origin, pid } = await servers.startAppProcess(settings);
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const makeBody = createBodies();
  const before = readMemory(pid);
  let [sent, most] = [0, before];
  log(`memory: ${SENDS} sends, ${AT_ONCE} at once`);
  const start = performance.now();
  const sendInTurn = async () => {
    while (sent < SENDS) {
      sent += 1;
      if (sent % LOOK_EVERY === 0) most = Math.max(most, readMemory(pid));
      await postSend(origin, makeBody(), agent);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendInTurn));
  const seconds = (performance.now() - start) / 1_000;
  const after = readMemory(pid);
  agent.destroy();
  if (upstream.state.received !== SENDS)
    throw new Error(`The upstream was asked ${upstream.state.received} times, not ${SENDS}.`);
  return { sends: SENDS, seconds, before, most: Math.max(most, after), after };
}
