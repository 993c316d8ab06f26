import type { Fault, ReadFormName } from "./form";
import { findEntry, type JsonNode, type JsonObject } from "./json-scan";
import { nameReport } from "./name-text";
import { joinPath } from "./open-fields";
import { parseTolerantJson } from "./parse-json";

export type JsonFormName = Exclude<ReadFormName, "curl">;

/** `isWhole`: it has a message's content, not only an envelope. */
type Detected = { form: JsonFormName; isWhole: boolean };

const LIBRARY_NAMES = [
  ...["buttonText", "buttonLabel", "btnText", "button_text", "listButton"],
  ...["footerText", "globalButtons", "optionList", "rowId"],
];
const LIST_NAMES = ["sections", "rows", "options", "items", "list", "choices", "optionList"];
const TEXT_NAMES = ["body", "text", "description", "message", "contentText"];

const isTwilio = (node: JsonNode | undefined): boolean =>
  node?.kind === "object" && node.entries.some(({ key }) => key.startsWith("twilio/"));

const isText = (node: JsonNode | undefined, pattern: RegExp): boolean =>
  node?.kind === "text" && pattern.test(node.value);

const holdsRowIds = (node: JsonNode | undefined, depth = 4): boolean => {
  if (node === undefined || depth === 0) return false;
  if (node.kind === "list") return node.items.slice(0, 20).some((item) => holdsRowIds(item, depth - 1));
  return (
    node.kind === "object" &&
    node.entries.some(({ key, node: inner }) => /^row_?id$/i.test(key) || holdsRowIds(inner, depth - 1))
  );
};

const AUDIO_FILE = /^\s*https?:\/\/[^?#]*\.(?:mp3|m4a|aac|amr|ogg|oga|opus|wav|mpga)(?:[?#]|$)/i;
const OTHER_FILE = /\.(?:jpe?g|png|gif|webp|mp4|3gpp?|mov|avi|pdf|docx?|xlsx?|pptx?|vcf|txt|csv)(?:[?#]|$)/i;

/** Whether a URL's extension names a picture, a video or a document. */
export const isOtherFile = (address: string): boolean => OTHER_FILE.test(address);

/** Finds an audio URL in other libraries' JSON: text, an object's `url`, or first in a list. */
export function findAudioAddress(root: JsonObject): JsonNode | undefined {
  const type = ["mediatype", "mediaType", "type", "message_type"]
    .map((key) => findEntry(root, key))
    .find((node) => node?.kind === "text");
  const isAudio = type?.kind === "text" && /^(?:audio|ptt|voice)$/i.test(type.value);
  for (const name of ["audio", "media", "mediaUrl", "MediaUrl", "media_url", "url", "link"]) {
    const node = findEntry(root, name);
    const address =
      node?.kind === "object" ? findEntry(node, "url") : node?.kind === "list" ? node.items[0] : node;
    const isMeant = name === "audio" || isAudio || (/^media/i.test(name) && isText(address, AUDIO_FILE));
    if (isMeant && isText(address, /^\s*https?:\/\//i)) return address;
  }
  return undefined;
}

/** An object's format, by names that only it uses; null if unknown. */
function detectForm(root: JsonObject): Detected | null {
  const names = new Set(root.entries.map(({ key }) => key));
  const has = (...keys: string[]) => keys.some((key) => names.has(key));
  const node = (key: string) => findEntry(root, key);
  const whole = (form: JsonFormName): Detected => ({ form, isWhole: true });
  const inner = node("interactive");
  const isNested = inner?.kind === "object" && findEntry(inner, "action") !== undefined;
  const audio = node("audio");
  const hasMetaAudio =
    audio?.kind === "object" && audio.entries.some(({ key }) => key === "link" || key === "id");
  const text = node("text");
  const hasMetaText = text?.kind === "object" && findEntry(text, "body") !== undefined;
  const hasInner = inner?.kind === "object" && inner.entries.length > 0;
  if (has("menuet")) return whole("menuet");
  if (isTwilio(node("types")) || isTwilio(root)) return whole("twilio");
  if (has("messaging_product")) return { form: "meta", isWhole: hasInner || hasMetaAudio || hasMetaText };
  if (has("media_url")) return whole("flowiq");
  if (has("phone_number", "message_type") && hasInner) return whole("flowiq");
  if (isText(node("message_type"), /^text$/) && has("text")) return whole("flowiq");
  if (isNested || hasMetaAudio) return whole("meta");
  if (findAudioAddress(root)) return whole("baileys");
  if (hasInner) return whole("flowiq");
  const action = node("action");
  if (action?.kind === "object" && has("body", "header", "type", "text")) return whole("meta");
  if (has(...LIST_NAMES) && (has(...LIBRARY_NAMES) || holdsRowIds(node("sections")))) return whole("baileys");
  if (has("sections") && has("body")) return whole("flowiq");
  if (has("sections") && has(...TEXT_NAMES)) return whole("baileys");
  if (has("sections") && has("button", "header", "footer")) return whole("flowiq");
  if (has("rows", "options", "choices") && has("button") && has(...TEXT_NAMES)) return whole("baileys");
  if (has("items") && has("button", "body")) return whole("twilio");
  if (has("phone_number", "message_type")) return { form: "flowiq", isWhole: false };
  return has("recipient_type") ? { form: "meta", isWhole: false } : null;
}

/** An object that looks like a message, with its place and the errors around it. */
export type FoundMessage = Detected & { node: JsonObject; path: string; faults: Fault[] };

const MOST_DEPTH = 24;
/** A text that is itself JSON; n8n puts "=" in front of it. */
const INNER_JSON = /^\s*=?\s*[{[]/;

/** The objects in a JSON text value; all have the line of that text. */
function readInner(text: string, line: number): { roots: JsonObject[]; faults: Fault[] } {
  const roots: JsonObject[] = [];
  const faults: Fault[] = [];
  for (let from = 0; roots.length < 20;) {
    const { root, faults: found, end } = parseTolerantJson(text, () => line, from, false);
    if (!root) break;
    roots.push(root);
    faults.push(...found);
    from = end;
  }
  return { roots, faults };
}

function findIn(node: JsonNode, path: string, faults: Fault[], depth: number): FoundMessage[] {
  if (depth > MOST_DEPTH) return [];
  if (node.kind === "list")
    return node.items.flatMap((item, at) => findIn(item, joinPath(path, `${at}`), faults, depth + 1));
  if (node.kind === "text" && INNER_JSON.test(node.value)) {
    const inner = readInner(node.value, node.line);
    return inner.roots.flatMap((root) => findIn(root, path, inner.faults, depth + 1));
  }
  if (node.kind !== "object" || nameReport(node) !== null) return [];
  const detected = detectForm(node);
  const self: FoundMessage[] = detected ? [{ ...detected, node, path, faults }] : [];
  if (detected?.isWhole) return self;
  const inner = node.entries.flatMap((entry) =>
    findIn(entry.node, joinPath(path, entry.key.slice(0, 100)), faults, depth + 1),
  );
  return inner.length > 0 ? inner : self;
}

/** The messages in an object: itself, or nested at any depth, also inside JSON texts. */
export const findMessages = (root: JsonObject, faults: Fault[]): FoundMessage[] =>
  findIn(root, "", faults, 0);
