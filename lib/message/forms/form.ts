import type { DraftForm } from "@/lib/message/draft";

/** How a message can be written down: Menuet's own file, FlowIQ's JSON bare or in a curl command, Meta's, Twilio's. */
export type FormName = "menuet" | "flowiq" | "curl" | "meta" | "twilio";

/** What the other side cannot hold. `path`: a draft path when writing, a path in the text when reading. */
export type Loss = { path: string; words: string };

/** What is wrong with a text, at its line (from 1). `path`: the place in the JSON, "" for the text itself. */
export type Fault = { line: number; path: string; words: string };

/** `draft`: without the other kind's fields. `ok: false`: nothing in the text could be opened, and `why` in words. */
export type FormReading =
  | { ok: true; form: FormName; draft: DraftForm; losses: Loss[]; faults: Fault[] }
  | { ok: false; why: string; faults: Fault[] };

export type FormWriting = { text: string; losses: Loss[] };

/** `characters`: of a text that is looked at; `depth`: of nesting; `notes`: of faults, and of losses, that are told. */
export const FORM_BOUNDS = { characters: 262_144, depth: 32, notes: 100 } as const;

export type Notes = { faults: Fault[]; losses: Loss[] };

/** Adds one note while there is room: a text that is wrong everywhere must not be told a hundred thousand times. */
export function addNote<T>(notes: T[], note: T): void {
  if (notes.length < FORM_BOUNDS.notes) notes.push(note);
}

const MOST_QUOTED = 40;

/** A piece of somebody's text in quotation marks, cut where it is long. */
export const quoteShort = (text: string): string =>
  `“${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).toWellFormed()}…` : text}”`;
