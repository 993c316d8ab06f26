import type { DraftForm } from "@/lib/message/draft";
import type { FormReading } from "./form";

/** Where a curl command begins. */
export const CURL = /(?:^|[\s;&|(`])curl(?:\.exe)?(?=\s)/;
/** Headers that hold no secret, and may stand in a message by chance. */
const HARMLESS = /^(?:content-type|accept|user-agent|host|origin|referer)$/i;
const HEADERS = [
  /(?<!\S)(?:-H|--header)[\s=]*\$?["']\s*([\w-]{1,100}):[^\S\r\n]*([^"'\r\n]{1,4000})/g,
  /(?<!\S)(?:-H|--header)[\s=]*([\w-]{1,100}):[^\S\r\n]*([^\s"'\\]{1,4000})/g,
];
const OTHERS = [
  /authorization["']?\s*[:=]\s*["']?(?:\w{1,20}\s+)?([^\s"'\\]{6,4000})/gi,
  /(?<!\S)(?:-u|--user)[\s=]*\$?["']?([^\s"':]{1,200}:[^\s"']{1,4000})/g,
  /--oauth2-bearer[\s=]+\$?["']?([^\s"']{6,4000})/g,
  /(fiq_[\w.-]{4,4000})/g,
];
const SHORTEST = 6;
/** A note quotes a piece of the text, maybe cut: this much of a secret in it is too much. */
const TELLING = 8;

/** What in a command lets somebody in: keys, tokens, passwords, and every header but the harmless ones. */
export function findSecrets(text: string): string[] {
  const headers = HEADERS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, name = "", value = ""]) => (HARMLESS.test(name) ? "" : value)),
  );
  const others = OTHERS.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, value = ""]) => value));
  const pieces = [...headers.flatMap((value) => value.split(/\s+/)), ...others];
  // A name and a password come in one piece, and either half of it can be quoted by itself.
  const halves = pieces.flatMap((piece) => [piece, ...piece.split(":")]);
  return [...new Set(halves.filter((half) => half.length >= SHORTEST))];
}

/** Whether a text is a command or a call that may hold a key: in a message alone nothing is one. */
export const mayHoldSecrets = (text: string): boolean => CURL.test(text) || /authorization/i.test(text);

const MASK = "••••••••";

/** A command as it may be shown: whatever lets somebody in is masked where it stands, and nothing else. */
export function hideSecrets(text: string): string {
  if (!mayHoldSecrets(text)) return text;
  const mask = (whole: string, secret: string) =>
    secret.length < SHORTEST ? whole : whole.slice(0, whole.lastIndexOf(secret)) + MASK;
  const isSecret = (name: string) => !HARMLESS.test(name);
  const headless = HEADERS.reduce(
    (left, pattern) =>
      left.replace(pattern, (whole: string, name: string, value: string) =>
        isSecret(name) ? mask(whole, value) : whole,
      ),
    text,
  );
  return OTHERS.reduce((left, pattern) => left.replace(pattern, mask), headless);
}

/**
 * A reading of a command without its secrets. Where quotation marks went wrong a header can end up inside a text of the
 * message: that text is left empty, and the reader is told.
 */
export function withoutSecrets(reading: FormReading, secrets: readonly string[]): FormReading {
  if (secrets.length === 0) return reading;
  const heads = secrets.map((secret) => secret.slice(0, TELLING));
  const isTelling = (text: string) => heads.some((head) => text.includes(head));
  const mute = <T extends { path: string; words: string }>(note: T): T => ({
    ...note,
    path: isTelling(note.path) ? "" : note.path,
    words: isTelling(note.words) ? "Something here was left out: it held a part of a key" : note.words,
  });
  const faults = reading.faults.map(mute);
  if (!reading.ok) {
    const why = isTelling(reading.why) ? "There is no message here that could be opened" : reading.why;
    return { ...reading, why, faults };
  }
  let hasFound = false;
  const clean = (text: string): string => {
    if (!secrets.some((secret) => text.includes(secret))) return text;
    hasFound = true;
    return "";
  };
  const draft = cleanDraft(reading.draft, clean);
  const words = "A text of the message held the command’s key, and was left out: look at the quotation marks";
  return {
    ...reading,
    draft,
    losses: reading.losses.map(mute),
    faults: hasFound ? [...faults, { line: 1, path: "", words }] : faults,
  };
}

const cleanDraft = (draft: DraftForm, clean: (text: string) => string): DraftForm => ({
  kind: draft.kind,
  recipient: clean(draft.recipient),
  replyTo: clean(draft.replyTo),
  header: clean(draft.header),
  body: clean(draft.body),
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
