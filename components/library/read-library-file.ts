import { type FiledMessage, filedMessageSchema, LIBRARY_FILE } from "@/lib/api/library";
import { LIBRARY_LIMITS } from "@/lib/api/limits";

/** The largest file that is read: more than a full library of typical messages needs. */
export const MAX_FILE_BYTES = 67_108_864;

/** A skipped message and why; `name`: its name, or its position in the file. */
export type Skipped = { name: string; why: string };
type LibraryFileReading =
  { ok: true; messages: FiledMessage[]; skipped: Skipped[] } | { ok: false; why: string };

const NO_FILE = "This isn’t a Menuet library file. Choose a file that Menuet exported.";

const nameOf = (value: unknown, at: number): string => {
  const name = typeof value === "object" && value !== null && "name" in value ? value.name : null;
  return typeof name === "string" && name.trim() !== ""
    ? `“${name.slice(0, 60).toWellFormed()}”`
    : `Message ${at + 1}`;
};

/** The first invalid place, in words. */
function describe(value: unknown): string {
  const read = filedMessageSchema.safeParse(value);
  const path = read.success ? "" : (read.error.issues[0]?.path.join(".") ?? "");
  return path === "" ? "not a library message" : `“${path}” is missing, too long or not valid`;
}

/** Parses a library file; messages that can't be imported are listed one by one. */
export function readLibraryFile(text: string): LibraryFileReading {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, why: "This file isn’t valid JSON. It may be incomplete. Export it again." };
  }
  if (typeof file !== "object" || file === null || !("menuet" in file)) return { ok: false, why: NO_FILE };
  if (file.menuet !== LIBRARY_FILE)
    return { ok: false, why: `This file has another version. Menuet reads version ${LIBRARY_FILE}.` };
  if (!("library" in file) || !Array.isArray(file.library)) return { ok: false, why: NO_FILE };
  const entries: unknown[] = file.library;
  if (entries.length > LIBRARY_LIMITS.messages)
    return {
      ok: false,
      why: `This file has ${entries.length} messages. A library holds ${LIBRARY_LIMITS.messages}.`,
    };
  const messages: FiledMessage[] = [];
  const skipped: Skipped[] = [];
  entries.forEach((entry, at) => {
    const read = filedMessageSchema.safeParse(entry);
    if (read.success) messages.push(read.data);
    else skipped.push({ name: nameOf(entry, at), why: describe(entry) });
  });
  return { ok: true, messages, skipped };
}

/** Leaves room for the rest of the request around the messages. */
const MAX_REQUEST_BYTES = 64_000;
const MAX_REQUEST_MESSAGES = 50;

/** The messages in pieces of one request each; `tooLarge`: those that fit in none. */
export function toPieces(messages: readonly FiledMessage[]): {
  pieces: FiledMessage[][];
  tooLarge: Skipped[];
} {
  const pieces: FiledMessage[][] = [];
  const tooLarge: Skipped[] = [];
  const encoder = new TextEncoder();
  let room = 0;
  messages.forEach((message, at) => {
    const size = encoder.encode(JSON.stringify(message)).length + 1;
    if (size > MAX_REQUEST_BYTES) {
      tooLarge.push({ name: nameOf(message, at), why: "larger than 64 KB" });
      return;
    }
    const last = pieces.at(-1);
    if (!last || size > room || last.length >= MAX_REQUEST_MESSAGES) {
      pieces.push([message]);
      room = MAX_REQUEST_BYTES - size;
    } else {
      last.push(message);
      room -= size;
    }
  });
  return { pieces, tooLarge };
}
