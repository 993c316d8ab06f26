import "server-only";
import { randomBytes } from "node:crypto";
import http from "node:http";
import { text } from "node:stream/consumers";
import type { FlowIqTarget } from "@/lib/flowiq/client";
import { readBody } from "./reference";
import { refuse, type SandboxResponse } from "./response";
import { makeScenarios } from "./scenario";

const TENANT_ID = "sandbox";
const HOST = "127.0.0.1";

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function findRefusal(request: http.IncomingMessage, apiKey: string): SandboxResponse | null {
  const url = new URL(request.url ?? "/", `http://${HOST}`);
  if (request.method !== "POST" || url.pathname !== "/send-whatsapp") return refuse(404, "Not found");
  if (!request.headers.authorization) return refuse(401, "Authorization required");
  if (request.headers.authorization !== `Bearer ${apiKey}`) return refuse(401, "Authentication mismatch");
  const tenantId = url.searchParams.get("tenantId");
  if (!tenantId) return refuse(400, "Tenant ID is required");
  return tenantId === TENANT_ID ? null : refuse(404, "Organization not found");
}

function respond(response: http.ServerResponse, given: SandboxResponse): void {
  switch (given.kind) {
    case "silence":
      return;
    case "hang up":
      response.socket?.resetAndDestroy();
      return;
    case "answer": {
      const answer = () => void response.writeHead(given.status, given.headers).end(given.body);
      if (given.afterMs === undefined) answer();
      else setTimeout(answer, given.afterMs).unref();
      return;
    }
    default:
      given satisfies never;
  }
}

/** Starts FlowIQ's stand-in on a free loopback port, with a key that only this process knows. It keeps no process alive. */
function startSandbox(): Promise<FlowIqTarget> {
  const apiKey = `fiq_sandbox_${randomBytes(24).toString("hex")}`;
  const findScenario = makeScenarios();
  const decide = (body: unknown): SandboxResponse => {
    const reading = readBody(body);
    if (!reading.ok) return reading.refusal;
    const scenario = findScenario(reading.number);
    return scenario ? scenario(reading.accept) : reading.accept();
  };
  const server = http.createServer((request, response) => {
    const refusal = findRefusal(request, apiKey);
    if (refusal) return respond(response, refusal);
    text(request).then(
      (body) => respond(response, decide(parseJson(body))),
      () => respond(response, { kind: "hang up" }),
    );
  });
  server.on("connection", (socket) => socket.unref());
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      resolve({ baseUrl: `http://${HOST}:${port}`, tenantId: TENANT_ID, apiKey });
    });
    server.unref();
  });
}

declare global {
  var menuetSandbox: Promise<FlowIqTarget> | undefined;
}

/** The one sandbox of this process, started on first use. It hangs on globalThis because every route is bundled by itself. */
export const openSandbox = (): Promise<FlowIqTarget> => (globalThis.menuetSandbox ??= startSandbox());
