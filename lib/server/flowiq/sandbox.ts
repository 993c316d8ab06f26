import "server-only";
import { randomBytes } from "node:crypto";
import http from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod/mini";
import type { FlowIqTarget } from "./client";
import { Contacts } from "./sandbox-contacts";
import { answerAsFlowIq, readPostedBody, refuseAsFlowIq, type SandboxResponse } from "./sandbox-reference";
import { makeScenarios } from "./sandbox-scenario";

const webhookSchema = z.object({ url: z.string().check(z.startsWith("https://")), type: z.string() });

/** `GET /conversations`: a number's contact, and an empty history. */
function answerConversations(query: URLSearchParams, contacts: Contacts): SandboxResponse {
  const digits = (query.get("whatsappNumber") ?? "").replace(/\D/g, "");
  switch (query.get("action") ?? "conversation-messages") {
    case "find-by-phone": {
      const full_name = contacts.findName(`+${digits}`);
      if (full_name === null) return refuseAsFlowIq(404, "Contact not found for the provided phone number");
      const contact = { id: `sandbox-${digits}`, full_name, whatsapp_id: digits, phone_number: `+${digits}` };
      return answerAsFlowIq(200, {
        success: true,
        contact,
        original_phone: digits,
        normalized_phone: digits,
      });
    }
    case "conversation-messages": {
      const counts = { currentPage: 1, totalPages: 0, totalMessages: 0, messagesPerPage: 50 };
      const pagination = { ...counts, hasNextPage: false, hasPrevPage: false };
      return answerAsFlowIq(200, { success: true, messages: [], pagination, count: 0 });
    }
    default:
      return refuseAsFlowIq(400, "Invalid action", "Use: conversation-messages, contacts, or find-by-phone");
  }
}

/** `POST /set-webhooks`: registers nothing, because the sandbox posts its events by itself. */
function answerSetWebhooks(body: unknown): SandboxResponse {
  const read = webhookSchema.safeParse(body);
  if (!read.success)
    return refuseAsFlowIq(400, "Missing required field", "url must be HTTPS, and type is required");
  const webhook = { id: "sandbox", ...read.data, platform: "whatsapp" };
  return answerAsFlowIq(200, { success: true, message: "Webhook created successfully", webhook });
}

const TENANT_ID = "sandbox";
const HOST = "127.0.0.1";
const CONTACT = "/contact";
const CONVERSATIONS = "/conversations";
const SET_WEBHOOKS = "/set-webhooks";
const METHODS: Record<string, string> = {
  "/send-whatsapp": "POST",
  [CONTACT]: "POST",
  [SET_WEBHOOKS]: "POST",
  [CONVERSATIONS]: "GET",
};

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function findRefusal(request: http.IncomingMessage, apiKey: string): SandboxResponse | null {
  const url = new URL(request.url ?? "/", `http://${HOST}`);
  if (METHODS[url.pathname] !== request.method) return refuseAsFlowIq(404, "Not found");
  if (!request.headers.authorization) return refuseAsFlowIq(401, "Authorization required");
  if (request.headers.authorization !== `Bearer ${apiKey}`)
    return refuseAsFlowIq(401, "Authentication mismatch");
  const tenantId = url.searchParams.get("tenantId");
  if (!tenantId) return refuseAsFlowIq(400, "Tenant ID is required");
  return tenantId === TENANT_ID ? null : refuseAsFlowIq(404, "Organization not found");
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

/** Starts FlowIQ's stand-in on a free loopback port; it doesn't keep the process alive. */
function startSandbox(): Promise<FlowIqTarget> {
  const apiKey = `fiq_sandbox_${randomBytes(24).toString("hex")}`;
  const findScenario = makeScenarios();
  const contacts = new Contacts();
  const decide = (body: unknown): SandboxResponse => {
    const reading = readPostedBody(body);
    if (!reading.ok) return reading.refusal;
    const stranger = contacts.refuseStranger(reading.number);
    if (stranger) return stranger;
    const scenario = findScenario(reading.number);
    return scenario ? scenario(reading.accept) : reading.accept();
  };
  const answer = (url: URL, body: string): SandboxResponse => {
    switch (url.pathname) {
      case CONTACT:
        return contacts.create(parseJson(body));
      case CONVERSATIONS:
        return answerConversations(url.searchParams, contacts);
      case SET_WEBHOOKS:
        return answerSetWebhooks(parseJson(body));
      default:
        return decide(parseJson(body));
    }
  };
  const server = http.createServer((request, response) => {
    const refusal = findRefusal(request, apiKey);
    if (refusal) return respond(response, refusal);
    const url = new URL(request.url ?? "/", `http://${HOST}`);
    text(request).then(
      (body) => respond(response, answer(url, body)),
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

/** This process's sandbox; on globalThis, because each route has its own bundle. */
export const openSandbox = (): Promise<FlowIqTarget> => (globalThis.menuetSandbox ??= startSandbox());
