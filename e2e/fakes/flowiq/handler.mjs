import { answerJson, isFaultKind, misbehave } from "./faults.mjs";
import { checkBody, checkContact, findHeadFault } from "./reference.mjs";
import { Contacts } from "./contacts.mjs";
import { Conversations } from "./conversations.mjs";
import { makeWamid } from "./wamid.mjs";
import { checkWebhook, makeWebhook, postReceipts } from "./webhooks.mjs";

/**
 * @typedef {object} Received One request as it arrived.
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string | undefined>} headers
 * @property {string | null} serverName The TLS server name (SNI); null without one.
 * @property {string} tenantId
 * @property {string} recipient Digits; "" if the body has none.
 * @property {unknown} body Parsed; null if it isn't JSON.
 * @property {string} raw
 * @property {string[]} violations Departures from FlowIQ's reference.
 */

/** @param {import("node:http").IncomingMessage} request */
async function readText(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** @param {string} text @returns {any} */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {URL} url
 * @param {string} raw
 * @returns {Received}
 */
function describe(request, url, raw) {
  const { method = "", headers, socket } = request;
  const body = parseJson(raw);
  return {
    method,
    path: url.pathname,
    headers: { ...headers },
    serverName: ("servername" in socket && socket.servername) || null,
    tenantId: url.searchParams.get("tenantId") ?? "",
    recipient: String(body?.phone_number ?? "").replace(/\D/g, ""),
    body,
    raw,
    violations: [],
  };
}

/** @param {{ apiKey: string }} options */
export function makeHandler({ apiKey }) {
  /** @type {Received[]} */
  let received = [];
  /** @type {Map<string, import("./faults.mjs").Fault & { left: number }>} */
  const faults = new Map();

  const contacts = new Contacts();
  const conversations = new Conversations();
  /** The URL that gets receipts after each send; "" for none. */
  let receiver = "";

  /** @param {string} recipient @param {"send" | "contact"} on */
  function takeFault(recipient, on) {
    const fault = faults.get(`${on} ${recipient}`);
    if (!fault || fault.left <= 0) return undefined;
    fault.left -= 1;
    return fault;
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   * @param {URL} url
   */
  async function control(request, response, url) {
    const digits = /^\/__fake\/faults\/(\d+)$/.exec(url.pathname)?.[1];
    if (request.method === "PUT" && digits) {
      const fault = parseJson(await readText(request));
      if (!isFaultKind(fault?.kind)) return answerJson(response, 400, { error: "No such kind of fault" });
      faults.set(`${fault.on ?? "send"} ${digits}`, { ...fault, left: fault.times ?? Infinity });
      return answerJson(response, 200, {});
    }
    const stranger = /^\/__fake\/strangers\/(\d+)$/.exec(url.pathname)?.[1];
    if (request.method === "PUT" && stranger) {
      contacts.forget(stranger, parseJson(await readText(request)) ?? {});
      return answerJson(response, 200, {});
    }
    const known = /^\/__fake\/conversations\/(\d+)$/.exec(url.pathname)?.[1];
    if (request.method === "PUT" && known) {
      conversations.set(known, parseJson(await readText(request)) ?? {});
      return answerJson(response, 200, {});
    }
    if (request.method === "PUT" && url.pathname === "/__fake/receiver") {
      receiver = String(parseJson(await readText(request))?.url ?? "");
      return answerJson(response, 200, {});
    }
    if (url.pathname !== "/__fake/requests") return answerJson(response, 404, { error: "No such control" });
    const recipient = url.searchParams.get("recipient");
    const isMeant = (/** @type {Received} */ one) => recipient === null || one.recipient === recipient;
    if (request.method === "DELETE") received = received.filter((one) => !isMeant(one));
    answerJson(response, 200, received.filter(isMeant));
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   * @param {URL} url
   */
  async function send(request, response, url) {
    const arrived = describe(request, url, await readText(request));
    const { recipient } = arrived;
    const headFault = findHeadFault(request, url, apiKey);
    const bodyFaults = checkBody(arrived.body);
    arrived.violations.push(...(headFault ? [headFault.error] : []), ...bodyFaults);
    received.push(arrived);
    const accept = () => {
      const { message_type } = parseJson(arrived.raw);
      const data = { message_id: makeWamid(recipient), recipient, message_type };
      answerJson(response, 200, { success: true, message: "Message sent successfully", data });
      // As at FlowIQ, receipts to an unreachable receiver are dropped.
      if (receiver) postReceipts(receiver, { messageId: data.message_id, recipient }).catch(() => undefined);
    };
    const fault = takeFault(recipient, "send");
    if (fault) return misbehave({ response, accept }, fault);
    if (headFault) return answerJson(response, headFault.status, { success: false, error: headFault.error });
    if (bodyFaults[0])
      return answerJson(response, 400, { error: "Missing required field", message: bodyFaults[0] });
    const missing = contacts.findMissing(recipient);
    if (missing) return answerJson(response, missing.status, missing.body);
    accept();
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   * @param {URL} url
   */
  async function createContact(request, response, url) {
    const arrived = describe(request, url, await readText(request));
    const headFault = findHeadFault(request, url, apiKey);
    const bodyFaults = checkContact(arrived.body);
    arrived.violations.push(...(headFault ? [headFault.error] : []), ...bodyFaults);
    received.push(arrived);
    const accept = () => {
      const { status, body } = contacts.create(parseJson(arrived.raw));
      answerJson(response, status, body);
    };
    const fault = takeFault(arrived.recipient, "contact");
    if (fault) return misbehave({ response, accept }, fault);
    if (headFault) return answerJson(response, headFault.status, { error: headFault.error });
    if (bodyFaults[0])
      return answerJson(response, 400, { error: "Missing required field", message: bodyFaults[0] });
    accept();
  }

  /**
   * Lookups and webhook registrations.
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   * @param {URL} url
   */
  async function answerOther(request, response, url) {
    const arrived = describe(request, url, await readText(request));
    const headFault = findHeadFault(request, url, apiKey);
    const bodyFaults = request.method === "POST" ? checkWebhook(arrived.body) : [];
    arrived.violations.push(...(headFault ? [headFault.error] : []), ...bodyFaults);
    received.push(arrived);
    if (headFault) return answerJson(response, headFault.status, { error: headFault.error });
    if (bodyFaults[0]) return answerJson(response, 400, { error: "Invalid webhook", message: bodyFaults[0] });
    if (request.method === "POST") return answerJson(response, 200, makeWebhook(parseJson(arrived.raw)));
    const { status, body } = conversations.answer(url.searchParams);
    answerJson(response, status, body);
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   * @param {URL} url
   */
  async function handle(request, response, url) {
    if (url.pathname.startsWith("/__fake/")) return control(request, response, url);
    if (request.method === "POST" && url.pathname.endsWith("/send-whatsapp"))
      return send(request, response, url);
    if (request.method === "POST" && url.pathname.endsWith("/contact"))
      return createContact(request, response, url);
    if (request.method === "POST" && url.pathname.endsWith("/set-webhooks"))
      return answerOther(request, response, url);
    if (request.method === "GET" && url.pathname.endsWith("/conversations"))
      return answerOther(request, response, url);
    // Records unknown paths too, so that a followed redirect shows up.
    received.push({ ...describe(request, url, ""), violations: ["no documented endpoint"] });
    answerJson(response, 404, { success: false, error: "Not found" });
  }

  /** @type {import("node:http").RequestListener} */
  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://fake");
    // A client that hangs up mid-request gets no response.
    handle(request, response, url).catch(() => response.destroy());
  };
}
