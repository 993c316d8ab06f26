import { type GraphCode, readGraphCode } from "./graph-codes";

/** Matches "(#131009)" at the start of a sentence or word. */
const NUMBERED = /(?<![^\s:>[{,;])\(#(\d{1,6})\)/g;
/** Matches "error code: 131009", but never "status code 400" or "voucher code 100". */
const CODED =
  /(?:^|[([{,;:.·–—-]\s*|\b(?:error|api|exception|whatsapp|meta|graph|returned|failed)\s+|\b(?:failed|error|rejected|refused|responded|answered)\s+with\s+(?:an?\s+)?)(?:error[ _]?)?code\s*[:=]?\s*\(?#?(\d{1,6})(?![\d.,]*\d|\w)/gi;
/** The same in truncated or partial JSON, but not in its nested texts, whose quotes are escaped. */
const IN_JSON = /(?<!\\)"(?:(?:error_?)?code"\s*:\s*"?|message"\s*:\s*"\(#)(\d{1,6})(?![\d.]*\d|\w)/gi;

/** Where a sentence from WhatsApp can start. */
const SENTENCE = String.raw`(?:^|[:.;·–—-]\s*|\)\s+)`;
const toSentence = (texts: string): RegExp => new RegExp(`${SENTENCE}(?:${texts})`, "i");

/** Meta's error titles and refusals of real sends, to identify an error without a code. */
const SENTENCES: [RegExp, number][] = [
  [
    toSentence("something went wrong|an? unknown error|service (?:temporarily )?(?:unavailable|overloaded)"),
    131000,
  ],
  [
    toSentence("re-?engagement message|(?:message failed to send because )?more than 24 hours have passed"),
    131047,
  ],
  [
    toSentence("message undeliverable|receiver is incapable of receiving|recipient is not a valid whatsapp"),
    131026,
  ],
  [toSentence("(?:parameter value is not valid|required parameter is missing|invalid parameter)"), 131009],
  [toSentence("total row count exceed"), 131009],
  [
    toSentence(
      String.raw`(?:list |interactive )?(?:header|body|footer|button|section|row)s?(?: (?:text|title|label|id|description))? (?:length invalid|is too long)`,
    ),
    131009,
  ],
  [toSentence("unsupported message type"), 131051],
  [toSentence("media download error"), 131052],
  [toSentence("media upload error"), 131053],
  [toSentence(String.raw`spam rate limit hit`), 131048],
  [toSentence(String.raw`(?:\(business account, consumer account\) )?pair rate limit hit`), 131056],
  [
    toSentence(String.raw`(?:rate limit hit|application request limit reached|too many (?:api )?calls)`),
    130429,
  ],
  [toSentence("(?:business )?account (?:has been )?locked"), 131031],
  [toSentence("temporarily blocked for policies? violations"), 368],
  [toSentence("access denied|permission denied"), 131005],
  [toSentence("error validating access token|(?:the )?access token (?:has )?expired|invalid oauth"), 190],
];

const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»|`[^`]*`|(?<![^\s(:=])'[^']*'(?![^\s).,;:])/g;
const MAX_DEPTH = 8;
/** Where Meta and intermediaries nest the error, innermost first. */
const HOLDERS = ["error", "errors", "response", "body", "data"];
const TEXTS = ["message", "title", "details", "error_data", "error_user_msg"];

/** A refusal by WhatsApp, with its own sentence but without the code. */
export type GraphError = GraphCode & { sentence: string };

/**
 * An error's codes in order, its full texts (`said`), and these without the message's own texts.
 */
type Reading = { codes: number[]; said: string[]; sentences: string[] };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const listMatches = (text: string, form: RegExp): number[] =>
  [...text.matchAll(form)].map(([, digits]) => Number(digits));

const listCodes = (text: string): number[] => [...listMatches(text, NUMBERED), ...listMatches(text, CODED)];

function readPlain(text: string, own: readonly string[], into: Reading): void {
  const foreign = own.reduce((rest, said) => rest.replaceAll(said, " … "), text);
  const unquoted = foreign.replace(QUOTED, " … ");
  into.codes.push(...listCodes(unquoted), ...listMatches(foreign, IN_JSON));
  into.sentences.push(unquoted.trim());
  into.said.push(text.replace(/\(#\d+\)/g, "").trim());
}

function readText(text: string, own: readonly string[], into: Reading, depth: number): void {
  const start = text.search(/[[{"]/);
  const end = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]"), text.lastIndexOf('"')) + 1;
  const json = start === -1 || depth > MAX_DEPTH ? undefined : parseJson(text.slice(start, end));
  // A quoted word in a sentence is valid JSON too.
  const isJson = typeof json === "object" || (typeof json === "string" && start === 0 && end === text.length);
  if (isJson) {
    readPlain(text.slice(0, start), own, into);
    readValue(json, own, into, depth + 1);
    return readPlain(text.slice(end), own, into);
  }
  readPlain(text, own, into);
}

function readValue(value: unknown, own: readonly string[], into: Reading, depth: number): void {
  if (typeof value === "string") return readText(value, own, into, depth);
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) return value.forEach((item) => readValue(item, own, into, depth + 1));
  const held = new Map(Object.entries(value));
  const read = (names: string[]) => names.forEach((name) => readValue(held.get(name), own, into, depth + 1));
  read(HOLDERS);
  const code = held.get("code") ?? held.get("error_code") ?? held.get("errorCode");
  if (typeof code === "number" || (typeof code === "string" && /^\d{1,6}$/.test(code)))
    into.codes.push(Number(code));
  read(TEXTS);
}

function findSentence(sentences: readonly string[]): GraphCode | null {
  const known = SENTENCES.find(([form]) => sentences.some((sentence) => form.test(sentence)));
  return known ? readGraphCode(known[1]) : null;
}

/**
 * The WhatsApp error that a text certainly reports, or null.
 * It decides whether a message may have been sent, so only strict forms outside `ownTexts` count.
 * If codes disagree, the unclear one wins.
 */
export function readGraphError(text: string, ownTexts: readonly string[] = []): GraphError | null {
  const isMistakable = (own: string) =>
    [...listCodes(own), ...listMatches(own, IN_JSON)].length > 0 || findSentence([own]) !== null;
  const own = ownTexts.filter(isMistakable).sort((one, other) => other.length - one.length);
  const reading: Reading = { codes: [], said: [], sentences: [] };
  readText(text.trim(), own, reading, 0);
  const found = reading.codes.map(readGraphCode);
  const unclear = found.find((one) => one?.kind === "unclear");
  const graph = unclear ?? (found.length > 0 ? found[0] : findSentence(reading.sentences));
  return graph ? { ...graph, sentence: [...new Set(reading.said)].filter(Boolean).join(" · ") } : null;
}
