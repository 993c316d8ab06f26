import type { DraftForm } from "@/lib/message/draft";

/** A required part that is missing. `isLost`: it was there, but unreadable. */
export type Missing = {
  name: "body" | "button label" | "rows" | "row IDs" | "audio URL" | "text";
  isLost: boolean;
};

/** A reader's result; `why`: Menuet doesn't have this kind of message. */
export type OpenedForm = { draft: DraftForm; missing: Missing[] } | { why: string };

/** Formats to write: Menuet's file, FlowIQ's JSON (bare or as curl), Meta's, Twilio's. */
export type FormName = "menuet" | "flowiq" | "curl" | "meta" | "twilio";

/** Formats that are only read: JSON of WhatsApp libraries such as Baileys and Evolution API. */
export type ReadFormName = FormName | "baileys";

/** What another format can't hold; `path`: in the draft when writing, in the text when reading. */
export type Loss = { path: string; words: string };

/** An error in a text; `line` is from 1, `path` is in the JSON, or "" for the whole text. */
export type Fault = { line: number; path: string; words: string };

/** `draft`: other kinds' fields are empty; `within`: what it was found in, absent if all of it. */
export type OpenReading = {
  ok: true;
  form: ReadFormName;
  within?: string;
  draft: DraftForm;
  losses: Loss[];
  faults: Fault[];
};

/** `choices`: there are several messages, and a person must choose one. */
export type FormRefusal = { ok: false; why: string; faults: Fault[]; choices?: OpenReading[] };

export type FormReading = OpenReading | FormRefusal;

export type FormWriting = { text: string; losses: Loss[] };

/** Limits on a text's characters, nesting, notes of each kind, and objects read or offered. */
export const FORM_BOUNDS = { characters: 262_144, depth: 32, notes: 100, parts: 100 } as const;

export type Notes = { faults: Fault[]; losses: Loss[] };

/** Adds a note up to a limit: a broken text must not produce a hundred thousand. */
export function addNote<T>(notes: T[], note: T): void {
  if (notes.length < FORM_BOUNDS.notes) notes.push(note);
}

const MOST_QUOTED = 40;

/** Quotes user text, shortened if long. */
export const quoteShort = (text: string): string =>
  `“${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).toWellFormed()}…` : text}”`;

/** The recipient and reply ID as losses. `form`: the start of the sentence. */
export const findEnvelopeLosses = (
  { recipient, replyTo = "" }: { recipient: string; replyTo?: string },
  form: string,
): Loss[] => [
  ...(recipient.trim() === "" ? [] : [{ path: "recipient", words: `${form} doesn’t include the recipient` }]),
  ...(replyTo.trim() === ""
    ? []
    : [{ path: "replyTo", words: `${form} doesn’t include the message you reply to` }]),
];
