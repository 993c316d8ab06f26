import type { Payload } from "@/lib/message/payload";

/** Turns "interactive['action']['sections'][0]" into "interactive.sections.0". */
const toDotted = (text: string): string =>
  text
    .replace(/\[\s*['"]?(\w+)['"]?\s*\]/g, ".$1")
    .replace(/\binteractive\.action\.|\baction\./g, "interactive.");

const PATH =
  /\binteractive\.(?:header|body|footer|button|sections(?:\.\d+(?:\.(?:title|rows(?:\.\d+(?:\.(?:id|title|description))?)?))?)?)(?!\w)/g;

const MAX_LENGTH = /\bmax(?:imum)?(?: allowed)?(?: length)?(?: is|:)?\s*(\d+)/i;

type List = Extract<Payload, { message_type: "interactive" }>["interactive"];
type Texts = [path: string, text: string][];

const listRowTexts = ({ sections }: List, leaf: "id" | "title" | "description"): Texts =>
  sections.flatMap(({ rows }, s) =>
    rows.map((row, r): [string, string] => [`interactive.sections.${s}.rows.${r}.${leaf}`, row[leaf] ?? ""]),
  );
const listSectionTitles = ({ sections }: List): Texts =>
  sections.map(({ title = "" }, s): [string, string] => [`interactive.sections.${s}.title`, title]);

/** The texts over the length that the sentence names; otherwise the list as a whole. */
function findTooLong(texts: Texts, sentence: string): string[] {
  const max = Number(MAX_LENGTH.exec(sentence)?.[1] ?? Number.NaN);
  const found = texts.filter(([, text]) => text.length > max).map(([path]) => path);
  return found.length > 0 ? found : ["interactive.sections"];
}

function findInList(list: List, sentence: string): string[] {
  const named = [...toDotted(sentence).matchAll(PATH)].map(([path]) => path);
  if (named.length > 0) return [...new Set(named)];
  if (/\brow ?ids?\b/i.test(sentence)) return findTooLong(listRowTexts(list, "id"), sentence);
  if (/\brow (?:title|text)/i.test(sentence)) return findTooLong(listRowTexts(list, "title"), sentence);
  if (/\bdescription/i.test(sentence)) return findTooLong(listRowTexts(list, "description"), sentence);
  if (/\bsection title/i.test(sentence)) return findTooLong(listSectionTitles(list), sentence);
  if (/\b(?:rows?|sections?)\b/i.test(sentence)) return ["interactive.sections"];
  if (/\bbutton\b/i.test(sentence)) return ["interactive.button"];
  if (/\bheader\b/i.test(sentence)) return ["interactive.header"];
  if (/\bfooter\b/i.test(sentence)) return ["interactive.footer"];
  return /\bbody\b/i.test(sentence) ? ["interactive.body"] : [];
}

/** Whether the code reports an invalid field of the message. */
export const isParameterCode = (code: number): boolean => [100, 131008, 131009].includes(code);

/** Payload paths that a WhatsApp refusal names by its code and sentence; empty if it names none. */
export function findRefusedFields(code: number, sentence: string, payload: Payload): string[] {
  if (code === 131026) return ["phone_number"];
  if (code === 131052 || code === 131053) return payload.message_type === "audio" ? ["media_url"] : [];
  if (!isParameterCode(code)) return [];
  if (/\b(?:context|message_id|replied)\b/i.test(sentence))
    return payload.context_message_id ? ["context_message_id"] : [];
  if (/\b(?:parameter|param) ['"]?to['"]?\b|\brecipient\b|\bphone[ _]number\b/i.test(sentence))
    return ["phone_number"];
  if (payload.message_type === "audio") return ["media_url"];
  if (payload.message_type === "text") return ["text"];
  return findInList(payload.interactive, sentence);
}
