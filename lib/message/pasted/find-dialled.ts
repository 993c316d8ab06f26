const UNSEEN = /[\p{Cf}\uFE0E\uFE0F\u20E3]/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const PLUS = /[﹢⁺➕]/g;
const DASH = /[\u2010-\u2015\u2212]/g;
const DECIMAL = /٫/g;
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const PERCENT = /%[\da-f]{2}/i;

/** The ten digits of each script are consecutive code points, from zero on. */
function toDigit(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

function decode(text: string): string {
  if (!PERCENT.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // Its % encodes nothing, so the text is read as it is.
    return text;
  }
}

/** Makes digits, + and - ASCII and drops invisible marks; superscripts stay: they are footnotes. */
export const toPlainText = (text: string): string =>
  decode(text.replace(UNSEEN, ""))
    .replace(FULL_WIDTH, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replace(OTHER_DIGIT, toDigit)
    .replace(PLUS, "+")
    .replace(DASH, "-")
    .replace(DECIMAL, ".")
    .replace(/[^\S\n]+/g, " ")
    .trim();

/** A vCard or MECARD, or one TEL line of it. */
const CARD = /^(?:BEGIN:VCARD|MECARD:)|^(?:[\w-]+\.TEL(?:;[^:\n]*)?|TEL;[^:\n]*):/i;
const FOLD = /\n[ \t]/g;
const LINE = /^(?:[\w-]+\.)?TEL((?:;[^:\n]*)?):(.*)$/gim;
const IN_MECARD = /[:;]TEL():([^;]*)/gi;
/** A one-line field joins a card's lines: TEL follows any text, and a number ends at a letter. */
const JOINED = /TEL((?:;[^:]*?)?):((?:tel:)?[^;A-Za-z]*(?:;ext=\d*)?)/g;
const CELL = /cell|mobile|iphone|whatsapp/i;
const OTHER = /home|work|fax|pager/i;

/** WhatsApp's own mark first, then mobile, then unlabelled, then the rest. */
function toRank(kinds: string): number {
  if (/waid=/i.test(kinds)) return 0;
  if (CELL.test(kinds)) return 1;
  return OTHER.test(kinds) ? 3 : 2;
}

/** A contact card's numbers as written, mobile first; null if the text isn't a card. */
function findCardNumbers(text: string): string[] | null {
  if (!CARD.test(text)) return null;
  const unfolded = text.replace(FOLD, "");
  const isJoined = /^BEGIN/i.test(unfolded) && !unfolded.includes("\n");
  const form = isJoined ? JOINED : /^MECARD/i.test(unfolded) ? IN_MECARD : LINE;
  return [...unfolded.matchAll(form)]
    .map(([, kinds = "", number = ""]) => ({ rank: toRank(kinds), number: number.trim() }))
    .filter(({ number }) => /\d/.test(number))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ number }) => number);
}

const TEL_LINE = /^(?:[\w-]+\.)?TEL[;:]/i;

/** Splits a text into contact cards or single TEL lines; null if it holds none. */
export function splitCards(text: string): { text: string; line: number }[] | null {
  if (!/^\s*(?:BEGIN:VCARD|(?:[\w-]+\.)?TEL[;:])/i.test(text)) return null;
  const lines = text.split(/\r\n?|\n/).map((one, at) => ({ text: one.trimEnd(), line: at + 1 }));
  const filled = lines.filter((one) => one.text !== "");
  if (filled.every((one) => TEL_LINE.test(one.text))) return filled;
  if (!/^BEGIN:VCARD/i.test(filled[0]?.text ?? "")) return null;
  const cards: { text: string; line: number }[] = [];
  let open: string[] = [];
  for (const [at, { text: one }] of lines.entries()) {
    if (open.length > 0 || one !== "") open.push(one);
    if (!/^END:VCARD/i.test(one) && at < lines.length - 1) continue;
    if (open.length > 0) cards.push({ text: open.join("\n").trim(), line: at - open.length + 2 });
    open = [];
  }
  return cards;
}

/** What to dial, as written, or `why` there is none; `isCard`: one person's numbers, best first. */
type Dialled =
  | { state: "found"; dialled: string[]; isCard: boolean }
  | { state: "empty" }
  | { state: "none"; why: string };

export const NOT_A_NUMBER = "This is not a phone number";
export const EXTENSION = "A WhatsApp number has no extension";
const SHORTENED = "A spreadsheet shortened this number: format its column as text";
const DECIMALS = "This is a decimal number, not a phone number";
const UNCLEAR = "This may be more than one number. Enter one complete number";
const NO_NUMBER_IN_LINK = "This WhatsApp link has no phone number";

/** WhatsApp addresses that hold no person's number. */
const NO_NUMBERS: [RegExp, string][] = [
  [/^[A-Z]{2}\.(?:ENT\.)?[A-Za-z\d]{6,}$/, "A WhatsApp business-scoped ID. FlowIQ needs a phone number."],
  [/@lid$/i, "A WhatsApp hidden ID (LID). FlowIQ needs a phone number."],
  [/@g\.us$/i, "A WhatsApp group. FlowIQ needs a person's phone number."],
  [/@(?:broadcast|newsletter)$/i, "A WhatsApp broadcast or channel. FlowIQ needs a person's phone number."],
  [/^(?:https?:\/\/)?chat\.whatsapp\.com\//i, "A WhatsApp group. FlowIQ needs a person's phone number."],
];
/** A WhatsApp account with user, agent and device: 27821234567.0:12@s.whatsapp.net. */
const JID = /^\+?(\d+)(?:\.\d+)?(?::\d+)?@(?:s\.whatsapp\.net|c\.us)$/i;
const SCHEME = /^(?:tel|sms|smsto|callto|whatsapp):(?:\/\/(?=[+\d]))?/i;
/** A tel: link's national number, and its country code. */
const PHONE_CONTEXT = /^([\d().-]+);phone-context=(\+\d{1,3})$/i;
const WA_ME = /^(?:https?:\/\/)?(?:www\.)?wa\.me\/([^?#]*)/i;
const SEND_LINK = /^(?:(?:https?:\/\/)?(?:api|web|www)\.whatsapp\.com|whatsapp:\/)\/send\/?\?([^#]*)/i;
const ANY_LINK = /^(?:[a-z][a-z+.-]*:\/\/|(?:wa\.me|(?:\w+\.)?whatsapp\.com)\/)/i;

/** How spreadsheets mark a text that looks like a number ('+27…, ="+27…"), and quotes. */
const MARKS_BEFORE = /^[='"‘’“”«»`\p{So}\s]+/u;
const MARKS_AFTER = /['"‘’“”«»`\s.,;:!?]+$/u;
const SCIENTIFIC = /^\+?\d+(?:[.,]\d+)?E\+?\d+$/i;
const ZERO_DECIMALS = /^(\+?\d+)[.,]0+$|^([+\d\s()-]*\d)\.0{1,2}$/;
const OTHER_DECIMALS = /^\+?\d{9,}[.,]\d{1,6}$|^(?:[+\s()-]*\d){9,}\.\d{1,2}$/;
const WITH_EXTENSION =
  /\d[\s)]*[,;]?\s*(?:ext(?:ension|n)?|x|#|доб|durchwahl|ramal|poste|anexo)[.:=\s]*\d{1,7}$/i;

/** "Anna: +27…", "Anna - +27…", "Anna <+27…>", "Anna (+27…)". */
const LABELS = [
  /^(?=[^:=]*\p{L})[^:=]{1,80}[:=]\s*(\S.*)$/su,
  /^\p{L}[^+]{0,80}\s-\s+([+(\d].*)$/su,
  /^[^<>]{0,80}<([^<>]+)>$/,
  /^\p{L}[^()]{0,80}\(\s*([+0][^()]{6,})\)$/u,
];
const LIST_MARK = /^\d{1,3}[.)] +(?=[+0])/;
const BETWEEN = /\s*(?::::|[;|&,\n])\s*|(?<=\d\)?)\s+(?:or|and|oder|und|ou|et|o|y|e)\s+(?=[+(\d])/i;
const TWO_IN_A_ROW = /(?:^|\s)(?:\+|0)[\d().-]{6,}\s+(?:\+|0)[\d().-]{6,}(?:\s|$)/;
const LEAST_DIGITS = 6;
/** A longer text isn't a number, and isn't searched. */
const MOST_CHARACTERS = 500;

const found = (...dialled: string[]): Dialled => ({ state: "found", dialled, isCard: false });
const none = (why: string): Dialled => ({ state: "none", why });
const countDigits = (text: string): number => text.replace(/\D/g, "").length;

/** The number in a link; a link's or an account's number is international. */
function findInLink(text: string): Dialled | null {
  const account = JID.exec(text)?.[1];
  if (account !== undefined) return found(`+${account}`);
  const path = WA_ME.exec(text)?.[1];
  const query = SEND_LINK.exec(text)?.[1];
  const named = path ?? (query === undefined ? null : new URLSearchParams(query).get("phone"));
  if (named !== null) {
    const number = named.trim().replace(/\/$/, "");
    return /^[+\d\s().-]*\d[\d\s().-]*$/.test(number)
      ? found(`+${number.replace(/^\s*\+?\s*/, "")}`)
      : none(NO_NUMBER_IN_LINK);
  }
  return ANY_LINK.test(text) ? none(/whatsapp|wa\.me/i.test(text) ? NO_NUMBER_IN_LINK : NOT_A_NUMBER) : null;
}

/** The text after a name; a name that holds a number itself doesn't count. */
const findLabelled = (text: string): string | undefined =>
  LABELS.map((form) => form.exec(text)?.[1]).find(
    (inner) => inner !== undefined && countDigits(text) - countDigits(inner) < LEAST_DIGITS,
  );

/** A slash is punctuation in a number ("030/1234567"), or separates two numbers. */
function splitBySlash(text: string): string[] | null {
  const parts = text.split(/\s*\/\s*/).filter((part) => part !== "");
  if (parts.length < 2 || parts.every((part) => countDigits(part) >= LEAST_DIGITS + 1)) return parts;
  return countDigits(parts[0] ?? "") >= LEAST_DIGITS + 3 ? null : [text];
}

/** One number as dialled, without stray plus signs, 00 and a spreadsheet's decimals. */
function findOne(text: string): Dialled {
  if (SCIENTIFIC.test(text)) return none(SHORTENED);
  if (OTHER_DECIMALS.test(text) && !ZERO_DECIMALS.test(text)) return none(DECIMALS);
  if (WITH_EXTENSION.test(text)) return none(EXTENSION);
  if (TWO_IN_A_ROW.test(text)) return none(UNCLEAR);
  const whole = text.replace(ZERO_DECIMALS, "$1$2").replace(LIST_MARK, "");
  const dialled = whole
    .replace(/^\(\s*(\+|00)\s*(\d{1,3})\s*\)/, "$1$2 ")
    .replace(/^\+?\s*00\s*/, "+")
    .replace(/^\+\s+/, "+")
    .replace(/^\(0\)/, "0");
  return /\d/.test(dialled) ? found(dialled) : none(NOT_A_NUMBER);
}

function findMany(parts: readonly string[]): Dialled {
  const dialled: string[] = [];
  for (const part of parts) {
    const one = findInText(part);
    if (one.state === "none") return one;
    if (one.state === "found") dialled.push(...one.dialled);
  }
  return found(...dialled);
}

function findInText(text: string): Dialled {
  const bare = text.replace(MARKS_BEFORE, "").replace(MARKS_AFTER, "");
  if (bare === "") return text.trim() === "" ? { state: "empty" } : none(NOT_A_NUMBER);
  const reason = NO_NUMBERS.find(([form]) => form.test(bare))?.[1];
  if (reason !== undefined) return none(reason);
  const linked = findInLink(bare);
  if (linked) return linked;
  if (SCHEME.test(bare)) return findInText(bare.replace(SCHEME, ""));
  const inContext = PHONE_CONTEXT.exec(bare);
  if (inContext) return findOne(`${inContext[2]} ${inContext[1]}`);
  if ([SCIENTIFIC, ZERO_DECIMALS, OTHER_DECIMALS].some((form) => form.test(bare))) return findOne(bare);
  if (WITH_EXTENSION.test(bare)) return none(EXTENSION);
  const labelled = findLabelled(bare);
  if (labelled !== undefined) return findInText(labelled);
  const parts = bare.split(BETWEEN).filter((part) => /\d/.test(part));
  if (parts.length > 1) {
    if (parts.some((part) => countDigits(part) < LEAST_DIGITS)) return none(UNCLEAR);
    return findMany(parts);
  }
  const around = splitBySlash(bare);
  if (around === null) return none(UNCLEAR);
  return around.length > 1 ? findMany(around) : findOne(around[0] ?? "");
}

/**
 * What to dial in any text: a WhatsApp link or account, a contact card, "name: number", a cell.
 * It never guesses: it refuses what may be two numbers, a shortened one or an extension.
 */
export function findDialled(typed: string): Dialled {
  const text = toPlainText(typed);
  const onCard = findCardNumbers(text);
  if (onCard === null) return text.length > MOST_CHARACTERS ? none(NOT_A_NUMBER) : findInText(text);
  const numbers = onCard.map(findInText).flatMap((one) => (one.state === "found" ? one.dialled : []));
  return numbers.length === 0
    ? none("This contact card has no phone number")
    : { state: "found", dialled: numbers, isCard: true };
}
