import type { DraftForm } from "@/lib/message/draft";
import type { FormReading, OpenReading, FormRefusal } from "./form";

/** Where a curl command begins. */
export const CURL = /(?:^|[\s;&|(`])curl(?:\.exe)?(?=\s)/;

/** Whether a text is a command or a call, and not only JSON. */
const COMMAND =
  /(?:^|[\s;&|(`$])(?:curl(?:\.exe)?|wget|https?|xhs?|irm|iwr|Invoke-\w+)(?=\s)|^(?:GET|POST|PUT|PATCH)\s+http|\b(?:fetch|axios[.\w]*|requests\.\w+|httpx\.\w+)\(/im;
/** Headers that hold no secret and may appear in a message by chance. */
const HARMLESS =
  /^(?:content-type|content-length|accept|accept-\w+|user-agent|host|origin|referer|connection|sec-[\w-]+|priority|dnt|pragma|cache-control|x-requested-with)$/i;
/** Names whose value grants access, wherever they appear. */
const NAME = String.raw`(?:proxy-)?authorization|(?:set-)?cookie|[\w-]{0,40}(?:api[-_]?key|access[-_]?key|token|secret|passw(?:or)?d|signature)`;
/** A quotation mark as written in JSON, in JSON inside JSON, and on the Windows command line. */
const MARK = "\\\\{0,3}\\^?[\"'`]";
const LETTER = "[^\\s\"'`\\\\^]";
const SCHEME = String.raw`(?:[A-Za-z]{1,20}\s+)?`;
const PAIRED = String.raw`${MARK}(?:key|name)${MARK}\s*:\s*${MARK}(?:${NAME}|key|sig)${MARK}`;
const PAIR_VALUE = String.raw`${MARK}value${MARK}\s*:\s*${MARK}${SCHEME}(?<secret>${LETTER}{4,4000})`;
const toPattern = (source: string) => new RegExp(source, "dgim");

/** The group `secret` is the secret; a header's `name` is checked first. */
const IN_COMMANDS = [
  String.raw`(?<!\S)(?:-H|--header)[\s=]*\$?\^?["']\s*(?<name>[\w-]{1,100}):[^\S\r\n]*(?<secret>(?:[^"'\r\n^]|\^[^"'\r\n]){1,4000})`,
  String.raw`(?<!\S)(?:-H|--header)[\s=]*(?<name>[\w-]{1,100}):[^\S\r\n]*(?<secret>[^\s"'\\]{1,4000})`,
  String.raw`(?<!\S)(?:-u|--user|-b|--cookie)[\s=]*\$?\^?["']?(?<secret>[^\s"':=]{1,200}[:=][^\s"'^]{1,4000})`,
  String.raw`--oauth2-bearer[\s=]+\$?["']?(?<secret>[^\s"']{6,4000})`,
  String.raw`(?<!\S)["']?(?:${NAME})(?::|==?)["']?${SCHEME}(?<secret>${LETTER}{6,4000})`,
].map(toPattern);
const EVERYWHERE = [
  String.raw`authorization["']?\s*[:=]\s*["']?(?:\w{1,20}\s+)?(?<secret>[^\s"'\\]{6,4000})`,
  // An entry of an object or a table: "D360-API-KEY": "…", 'apikey' => '…', token = "…".
  String.raw`${MARK}(?:${NAME})${MARK}\s*(?::|=>?)\s*${MARK}${SCHEME}(?<secret>${LETTER}{6,4000})`,
  String.raw`(?<=[{,;\s(])(?:${NAME})\s*[:=]\s*["'\`]${SCHEME}(?<secret>${LETTER}{6,4000})(?=["'\`])`,
  // A call that sets a header, or a header's own line.
  String.raw`\(\s*${MARK}(?:${NAME})${MARK}\s*,\s*${MARK}${SCHEME}(?<secret>${LETTER}{6,4000})`,
  String.raw`^(?:${NAME}):[^\S\r\n]*${SCHEME}(?<secret>${LETTER}{6,4000})`,
  // Name and value pairs in Postman's, Insomnia's, n8n's and browsers' exports.
  String.raw`${PAIRED}\s*,[^{}[\]]{0,200}?${PAIR_VALUE}`,
  String.raw`${PAIR_VALUE}${MARK}\s*,[^{}[\]]{0,200}?${PAIRED}`,
  String.raw`\bBearer\s+(?<secret>${LETTER}{16,4000})`,
  String.raw`(?<secret>fiq_[\w.-]{4,4000})`,
  String.raw`\b(?<secret>EAA[a-z0-9]{20,4000})`,
].map(toPattern);

const HTTP = String.raw`(?<address>https?:\/\/[^\s"'\`\\<>]{1,8000})`;
/** A request's URL in a command: after its name or an option, or after its data. */
const COMMAND_ADDRESS = toPattern(
  String.raw`(?:(?:^|[\s;&|(\`$])(?:curl(?:\.exe)?|wget|https?|xhs?|irm|iwr|Invoke-\w+)\s|\b(?:fetch|axios[.\w]*|requests\.\w+|httpx\.\w+|open)\(|^(?:GET|POST|PUT|PATCH)\s|[}\]]\^?["']\s|\s--?ur[il]\b)[^{]{0,600}?${HTTP}`,
);
/** A request's URL under a name that exports and programs give it, except an audio file's. */
const NAMED_ADDRESS = toPattern(
  String.raw`(?<!audio\\{0,3}["']?\s*:\s*\{\s*\\{0,3}["']?)\b(?:(?:raw|base|request)?_?ur[il]|raw|endpoint|href)\\{0,3}["']?\s*[:=]\s*f?\\{0,3}["'\`]=?${HTTP}`,
);
const IN_ADDRESS = [
  String.raw`[?&]\^?(?:access_token|token|key|api[-_]?key|auth|sig|signature|secret|password|pass)=(?<secret>[^&^#]{1,4000})`,
  String.raw`\/token\/(?<secret>[^/?#^]{4,4000})`,
  String.raw`:\/\/[^/:@]{1,200}:(?<secret>[^/@]{1,200})@`,
].map(toPattern);
const AUDIO = /\.(?:mp3|m4a|aac|amr|ogg|oga|opus|wav)(?:[?#]|$)/i;

const SHORTEST = 6;
/** A note may quote a truncated secret: this many of its first characters hide the note. */
const TELLING = 8;
const MASK = "••••••••";

type Span = { from: number; to: number };
type Match = RegExpExecArray;

const spanOf = ({ indices }: Match, name: string): Span | null => {
  const [from, to] = indices?.groups?.[name] ?? [];
  return from === undefined || to === undefined ? null : { from, to };
};

const findIn = (patterns: readonly RegExp[], text: string): Match[] =>
  patterns.flatMap((pattern) => [...text.matchAll(pattern)]);

/** Finds keys, tokens and passwords in a command, a call or an export. */
function findSpans(text: string): Span[] {
  const isCommand = COMMAND.test(text);
  const named = findIn(isCommand ? [...IN_COMMANDS, ...EVERYWHERE] : EVERYWHERE, text).flatMap((match) => {
    const span = HARMLESS.test(match.groups?.name ?? "") ? null : spanOf(match, "secret");
    return span && span.to - span.from >= SHORTEST ? [span] : [];
  });
  const addresses = findIn(isCommand ? [COMMAND_ADDRESS, NAMED_ADDRESS] : [NAMED_ADDRESS], text);
  const inAddresses = addresses.flatMap((match) => {
    const { address = "" } = match.groups ?? {};
    const start = spanOf(match, "address")?.from ?? 0;
    if (AUDIO.test(address)) return [];
    return findIn(IN_ADDRESS, address).flatMap((query) => {
      const span = spanOf(query, "secret");
      return span ? [{ from: start + span.from, to: start + span.to }] : [];
    });
  });
  return [...named, ...inAddresses];
}

/** What grants access in a command: keys, tokens, passwords, and all but the harmless headers. */
export function findSecrets(text: string): string[] {
  const pieces = findSpans(text).flatMap(({ from, to }) => text.slice(from, to).split(/\s+/));
  // A name and a password come as one piece, but either half can be quoted alone.
  const halves = pieces.flatMap((piece) => [piece, ...piece.split(":")]);
  return [...new Set(halves.filter((half) => half.length >= SHORTEST && half !== MASK))];
}

const MAYBE = new RegExp(
  String.raw`${NAME}|[?&](?:\w{0,20}key|auth|sig|pass)=|:\/\/[^/\s:@]+:[^/\s@]+@|EAA\w{20}`,
  "i",
);

/** Whether a text may hold a key: a command, a call or an export does, a bare message doesn't. */
export const mayHoldSecrets = (text: string): boolean => COMMAND.test(text) || MAYBE.test(text);

/** A text that is safe to show: its secrets are masked where they are, and nothing else. */
export function hideSecrets(text: string): string {
  if (!mayHoldSecrets(text)) return text;
  let shown = "";
  let at = 0;
  for (const { from, to } of findSpans(text).sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (to <= at) continue;
    shown += from < at ? "" : text.slice(at, from) + MASK;
    at = to;
  }
  return shown + text.slice(at);
}

/** Broken quotation marks can put a header into a text: it is removed, or all is refused. */
export function withoutSecrets(reading: FormReading, secrets: readonly string[]): FormReading {
  if (secrets.length === 0) return reading;
  const heads = secrets.map((secret) => secret.slice(0, TELLING));
  const revealsKey = (text: string) => heads.some((head) => text.includes(head));
  const mute = <T extends { path: string; words: string }>(note: T): T => ({
    ...note,
    path: revealsKey(note.path) ? "" : note.path,
    words: revealsKey(note.words) ? "A part was left out because it contained part of a key" : note.words,
  });
  const open = (opened: OpenReading): OpenReading | FormRefusal => {
    const faults = opened.faults.map(mute);
    let hasFound = false;
    const clean = (text: string): string => {
      if (!secrets.some((secret) => text.includes(secret))) return text;
      hasFound = true;
      return "";
    };
    const draft = cleanDraft(opened.draft, clean);
    const within = opened.within !== undefined && revealsKey(opened.within) ? {} : { within: opened.within };
    if (!hasFound) return { ...opened, ...within, draft, losses: opened.losses.map(mute), faults };
    if (hasLostText(opened.draft, draft))
      return {
        ok: false,
        why: "A text in this message contains the command’s key. Check the quotation marks",
        faults,
      };
    const words = "A text contained the command’s key and was left out. Check the quotation marks";
    return {
      ...opened,
      ...within,
      draft,
      losses: opened.losses.map(mute),
      faults: [...faults, { line: 1, path: "", words }],
    };
  };
  if (reading.ok) return open(reading);
  const why = revealsKey(reading.why) ? "There is no message here that Menuet can open" : reading.why;
  const choices = reading.choices?.map(open).filter((choice) => choice.ok);
  return { ok: false, why, faults: reading.faults.map(mute), ...(choices && { choices }) };
}

/** Whether a text that a message needs was removed. */
const hasLostText = (before: DraftForm, after: DraftForm): boolean =>
  (["body", "button", "audioUrl", "text"] as const).some((key) => before[key] !== after[key]) ||
  before.sections.some(({ rows }, s) =>
    rows.some(({ id, title }, r) => {
      const row = after.sections[s]?.rows[r];
      return row?.id !== id || row.title !== title;
    }),
  );

const cleanDraft = (draft: DraftForm, clean: (text: string) => string): DraftForm => ({
  kind: draft.kind,
  recipient: clean(draft.recipient),
  replyTo: clean(draft.replyTo),
  header: clean(draft.header),
  body: clean(draft.body),
  text: clean(draft.text),
  footer: clean(draft.footer),
  button: clean(draft.button),
  audioUrl: clean(draft.audioUrl),
  sections: draft.sections.map(({ title, rows }) => ({
    title: clean(title),
    rows: rows.map((row) => ({
      ...row,
      id: clean(row.id),
      title: clean(row.title),
      description: clean(row.description),
    })),
  })),
});
