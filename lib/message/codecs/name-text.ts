import { findEntry, type JsonNode, type JsonObject } from "./json-scan";

type Names = (...keys: string[]) => boolean;
const isText = (node: JsonNode | undefined, pattern: RegExp): boolean =>
  node?.kind === "text" && pattern.test(node.value);

/** Other tools' exports, which may hold a message somewhere. */
const EXPORTS: [name: string, isOne: (has: Names, root: JsonObject) => boolean][] = [
  [
    "a Postman collection",
    (has, root) => has("info") && (has("item") || findEntry(root, "info")?.kind === "object"),
  ],
  ["an Insomnia export", (has) => has("_type", "__export_format", "__export_source") || has("resources")],
  ["an n8n workflow", (has) => has("nodes") && has("connections", "meta", "pinData", "settings")],
  ["an n8n node", (has) => has("parameters") && has("typeVersion", "type")],
  [
    "a Typebot export",
    (has) => has("typebotVersion") || (has("groups") && has("edges", "theme", "variables")),
  ],
  ["a Make blueprint", (has) => has("flow") && has("metadata")],
  ["a HAR file", (has) => has("log")],
  ["a Thunder Client collection", (has) => has("clientName", "client") && has("requests")],
  ["a Hoppscotch collection", (has) => has("requests") && has("folders")],
  ["an OpenAPI description", (has) => has("openapi", "swagger")],
  ["a Node-RED flow", (has) => has("wires")],
];

/** Incoming data of WhatsApp or a provider, which is never sent. */
const NEVER: typeof EXPORTS = [
  [
    "a webhook from Meta with a customer’s message",
    (has, root) => has("entry") && isText(findEntry(root, "object"), /whatsapp/),
  ],
  ["an event from FlowIQ, not a message to send", (has) => has("event_type")],
  [
    "FlowIQ’s answer to a send",
    (has, root) => {
      const data = findEntry(root, "data");
      return has("success") && data?.kind === "object" && findEntry(data, "message_id") !== undefined;
    },
  ],
  ["Meta’s answer to a send", (has) => has("messaging_product") && has("messages")],
  [
    "a customer’s reply, not a message to send",
    (has, root) => {
      const inner = findEntry(root, "interactive");
      const reply = /^(?:list|button|nfm)_reply$/;
      return (
        has("list_reply", "button_reply") ||
        (inner?.kind === "object" && inner.entries.some(({ key }) => reply.test(key)))
      );
    },
  ],
  [
    "a section of a list without its message. To add its rows, use Paste rows",
    (has) =>
      has("rows") && !has("body", "text", "button", "sections", "buttonText", "message", "description"),
  ],
  ["a WhatsApp template", (has) => has("components") && has("name", "language")],
];

const find = (root: JsonObject, kinds: typeof EXPORTS): string | null => {
  const names = new Set(root.entries.map(({ key }) => key));
  const has: Names = (...keys) => keys.some((key) => names.has(key));
  return kinds.find(([, isOne]) => isOne(has, root))?.[0] ?? null;
};

/** The tool that wrote an object, or null. */
export const nameExport = (root: JsonObject): string | null => find(root, EXPORTS);

/** Names an object that can't contain a message to send, or null. */
export const nameReport = (root: JsonObject): string | null => find(root, NEVER);

const KINDS: [name: string, keys: RegExp][] = [
  ["a customer’s reply", /^(?:listResponseMessage|buttonsResponseMessage|templateButtonReplyMessage)$/],
  ["native flow buttons", /^(?:nativeFlowMessage|nativeFlow)$/],
  ["an image", /^(?:image|imageMessage)$/],
  ["a video", /^(?:video|videoMessage)$/],
  ["a document", /^(?:document|documentMessage)$/],
  ["a sticker", /^(?:sticker|stickerMessage)$/],
  ["a template", /^(?:template|templateMessage|hsm|contentSid|content_sid|ContentSid)$/],
  [
    "reply buttons",
    /^(?:buttons|templateButtons|buttonsMessage|interactiveButtons|replyButtons|quick_replies)$/,
  ],
  ["a location", /^(?:location|locationMessage|latitude|degreesLatitude)$/],
  ["a contact card", /^(?:contacts|contact|contactMessage|vcard)$/],
  ["audio without a public URL", /^(?:audio|audioMessage|ptt|voice)$/],
  ["a poll", /^(?:poll|pollMessage|pollCreationMessage)$/],
  ["a reaction", /^(?:react|reaction|reactionMessage)$/],
  ["products", /^(?:product|productList|product_items)$/],
  ["a flow", /^(?:flow|flow_id)$/],
  ["plain text", /^(?:text|conversation|textMessage|extendedTextMessage)$/],
];

const MOST_WRAPPERS = 4;

/** The unsupported kind of message in an object, or null. */
export function nameKind(root: JsonObject, depth = MOST_WRAPPERS): string | null {
  const type = ["type", "message_type", "messageType", "mediatype"]
    .map((key) => findEntry(root, key))
    .find((node) => node?.kind === "text");
  const words = [...(type?.kind === "text" ? [type.value] : []), ...root.entries.map(({ key }) => key)];
  const own = KINDS.find(([, keys]) => words.some((word) => keys.test(word)))?.[0];
  if (own !== undefined || depth === 0) return own ?? null;
  for (const { node } of root.entries) {
    const inner = node.kind === "object" ? nameKind(node, depth - 1) : null;
    if (inner !== null) return inner;
  }
  return null;
}

const CODE: [name: string, pattern: RegExp][] = [
  ["Python code", /\brequests\.\w+\(|^\s*(?:import|from)\s+\w+|\bhttpx\.\w+\(/m],
  ["PHP code", /<\?php|\bcurl_setopt\b|=>\s*\[/],
  ["JavaScript code", /\b(?:fetch|axios(?:\.\w+)?)\(|\b(?:const|let|await|require\()/],
  ["YAML", /^[\w-]+:\s*(?:\n\s+(?:- )?[\w-]+:|\S)/m],
  ["XML", /^\s*<(?:\?xml|\w+)[^>]*>/],
];

/** The language of a text without a message, or null. */
export const nameCode = (text: string): string | null =>
  CODE.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
