import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { findNamedScripts, measureNamedJs } from "./first-load-js.mjs";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(files: Record<string, string>): Promise<string> {
  const server = createServer((request, response) => {
    const body = files[request.url ?? ""];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test's server has no port.");
  return `http://127.0.0.1:${address.port}`;
}

test("scripts, script preloads and module preloads are named, each once; styles and inline scripts are not", () => {
  const html = `<link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/s.css">
    <script src="/a.js" async=""></script><link rel='modulepreload' href='/m.js'><script>f()</script>
    <link href="/font.woff2" rel="preload" as="font"><script src=/b.js?x=1&amp;y=2></script>`;
  expect(findNamedScripts(html).map(({ path }) => path)).toEqual(["/a.js", "/m.js", "/b.js?x=1&y=2"]);
});

test("a script for browsers without modules is listed and left out of the sum", async () => {
  const modern = randomBytes(600).toString("hex");
  const origin = await serve({
    "/": `<script src="/a.js"></script><script src="/old.js" noModule=""></script>`,
    "/a.js": modern,
    "/old.js": "old()".repeat(100),
  });
  const { named, files } = await measureNamedJs(origin);
  expect(named).toBe(gzipSync(modern, { level: 9 }).length);
  expect(files.map(({ isLegacy }) => isLegacy)).toEqual([false, true]);
});

test("a named script that the server does not have is a fault", async () => {
  const origin = await serve({ "/": `<script src="/gone.js"></script>` });
  await expect(measureNamedJs(origin)).rejects.toThrow("/gone.js answered 404");
});
