import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { refuseUnknownMethods } from "./refuse-methods";

let server: Server;
let endRefusing: () => void;
let written: { mock: { calls: unknown[][] } };
const handle = vi.fn();
beforeEach(async () => {
  handle.mockReset();
  written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  server = createServer((request, response) => {
    handle(request.method);
    response.end("well");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  endRefusing = refuseUnknownMethods((server.address() as AddressInfo).port);
});
afterEach(async () => {
  endRefusing();
  server.closeAllConnections();
  server.close();
  vi.restoreAllMocks();
});

/** The server's answer to these exact bytes. */
async function say(text: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => (answer += data));
  socket.write(text);
  await once(socket, "close");
  return answer;
}
const ask = (method: string, path: string) =>
  say(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
const log = () => written.mock.calls.map(([text]) => String(text));

describe("a method that nothing supports", () => {
  test.each(["TRACE", "PROPFIND", "PURGE", "SEARCH", "LOCK", "M-SEARCH"])(
    "%s is 405 on a page, a file and the API, and one line in the log",
    async (method) => {
      const paths = ["/", "/_next/static/a.js", "/robots.txt", "/api/send", "/nowhere"];
      for (const path of paths) {
        const answer = await ask(method, path);
        expect(answer).toMatch(/^HTTP\/1\.1 405 /);
        const allow = path.startsWith("/api/") ? /\r\nAllow: .*POST/ : /\r\nAllow: GET, HEAD\r\n/;
        expect(answer).toMatch(allow);
        expect(answer).toContain('"urn:menuet:problem:method"');
      }
      expect(handle).not.toHaveBeenCalled();
      expect(log()).toHaveLength(paths.length);
      for (const line of log())
        expect(JSON.parse(line)).toMatchObject({ event: "refused", method, status: 405 });
    },
  );

  test.each([
    ["CONNECT", "example.com:443"],
    ["FOO", "/"],
    ["get", "/"],
    ["TRACK", "/api/health"],
  ])("%s is 405 too, though it is no request to any handler", async (method, target) => {
    const answer = await ask(method, target);
    expect(answer).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\nAllow: GET, HEAD, /);
    expect(log()).toHaveLength(1);
    expect(log()[0]).not.toContain("FOO");
    expect(handle).not.toHaveBeenCalled();
  });

  test("is refused on its first connection and on later ones, and what is known goes on as before", async () => {
    expect(await ask("GET", "/")).toMatch(/200 OK[\s\S]*well$/);
    expect(await ask("TRACE", "/")).toMatch(/ 405 /);
    for (const method of ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
      expect(await ask(method, "/api/send")).toMatch(/ 200 OK/);
    expect(handle.mock.calls.flat()).toEqual(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
  });

  test("of the API is refused on a page, and allowed however the API is addressed", async () => {
    for (const path of ["/", "/library", "/_next/static/a.js", "/apiary"])
      expect(await ask("POST", path)).toMatch(/ 405 [\s\S]*\r\nAllow: GET, HEAD\r\n/);
    for (const target of ["/api/send", "http://localhost/api/send"])
      expect(await ask("POST", target)).toMatch(/ 200 OK/);
    expect(await ask("POST", "http://localhost/library")).toMatch(/ 405 /);
  });

  test("is no matter of another server in the same process, as the sandbox is", async () => {
    const sandbox = createServer((request, response) => response.end(request.method)).listen(0, "127.0.0.1");
    await once(sandbox, "listening");
    const { port } = sandbox.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/send-whatsapp`, { method: "POST" });
    expect([answer.status, await answer.text()]).toEqual([200, "POST"]);
    sandbox.close();
  });

  test("does not make a broken request a wrong method", async () => {
    expect(await say("GET / HTTP/1.1\r\nHost: a\r\nBad Header\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    const long = `GET / HTTP/1.1\r\nHost: a\r\nLong: ${"x".repeat(20_000)}\r\n\r\n`;
    expect(await say(long)).toMatch(/^HTTP\/1\.1 431 /);
    expect(handle).not.toHaveBeenCalled();
  });
});
