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

/**
 * Formats that are only read: JSON of WhatsApp libraries (Baileys, Evolution API, WPPConnect and
 * similar).
 */
export type ReadFormName = FormName | "baileys";

/**
 * A loss: what the other format can't include. `path`: in the draft when writing, in the text when
 * reading.
 */
export type Loss = { path: string; words: string };

/**
 * An error in a text, with its line (from 1). `path`: the place in the JSON, or "" for the text.
 */
export type Fault = { line: number; path: string; words: string };

/**
 * `draft`: without the other kinds' fields. `within`: what the message was found in, absent where
 * it is the whole text.
 */
export type OpenReading = {
  ok: true;
  form: ReadFormName;
  within?: string;
  draft: DraftForm;
  losses: Loss[];
  faults: Fault[];
};

/** `choices`: there are several messages, and a person must choose. */
export type FormRefusal = { ok: false; why: string; faults: Fault[]; choices?: OpenReading[] };

export type FormReading = OpenReading | FormRefusal;

export type FormWriting = { text: string; losses: Loss[] };

/**
 * `characters`: of a text that is looked at; `depth`: of nesting; `notes`: of faults, and of
 * losses, that are told; `parts`: of objects that are read one after the other, and of messages to
 * choose from.
 */
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
