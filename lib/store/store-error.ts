import "server-only";

/** What is the matter with the store. `newer`: a later Menuet wrote it. */
export type StoreFault = "full" | "read-only" | "corrupt" | "newer" | "unavailable";

const WORDS: Record<StoreFault, string> = {
  full: "The disk that Menuet keeps its sends on is full. Make room on it.",
  "read-only": "Menuet may not write where it keeps its sends. Give it the right to write there.",
  corrupt:
    "The file in which Menuet keeps its sends is damaged. Put back a copy of it, or set MENUET_DATA_DIR to another folder, and start Menuet again.",
  newer:
    "A later version of Menuet has changed the store in which sends are kept. Start that version or a later one.",
  unavailable:
    "The store in which Menuet keeps its sends cannot be reached. Start its database, or check DATABASE_URL and MENUET_DATA_DIR.",
};

/** The store cannot do its work; the message is for a person, and names no path and no address. */
export class StoreError extends Error {
  override name = "StoreError";
  constructor(
    readonly fault: StoreFault,
    options?: ErrorOptions,
  ) {
    super(WORDS[fault], options);
  }
}

/** SQLite's result codes (sqlite.org/rescode.html) and PostgreSQL's (Appendix A), by how they begin. */
const FAULTS: readonly (readonly [RegExp, StoreFault])[] = [
  [/^(?:SQLITE_FULL|53100|ENOSPC|EDQUOT)/, "full"],
  [/^(?:SQLITE_(?:READONLY|PERM|AUTH)|25006|42501|EROFS|EACCES|EPERM)/, "read-only"],
  [/^(?:SQLITE_(?:CORRUPT|NOTADB)|XX001|XX002)/, "corrupt"],
  [
    /^(?:SQLITE_(?:CANTOPEN|IOERR|BUSY|LOCKED|NOMEM)|08|57P|57014|28|3D000|53|58|E(?:CONN|HOST|NET|PIPE|TIMEDOUT|AI_|NOTFOUND|NOENT|NOTDIR|EXIST|ISDIR|MFILE|NFILE|IO$))/,
    "unavailable",
  ],
];

/** The pool and the driver tell these in words alone. */
const UNAVAILABLE_WORDS =
  /connection (?:terminated|timeout|error|ended)|timeout exceeded|ConnectionFailed|does not support SSL|certificate/i;

/** Errors of a native driver are not always instances of Error. */
const readText = (error: unknown, name: "code" | "message"): string =>
  typeof error === "object" && error !== null && name in error
    ? String((error as Record<typeof name, unknown>)[name])
    : "";

/** Every route is bundled by itself, and each bundle has a class of its own: the name tells. */
export const isStoreError = (error: unknown): error is StoreError =>
  error instanceof Error && error.name === "StoreError";

/** A driver's error as a StoreError; null where it is none of the store's, but a bug. */
export function toStoreError(error: unknown): StoreError | null {
  if (isStoreError(error)) return error;
  const code = readText(error, "code");
  const fault = FAULTS.find(([pattern]) => pattern.test(code))?.[1];
  if (fault) return new StoreError(fault, { cause: error });
  const isGone = UNAVAILABLE_WORDS.test(readText(error, "message"));
  return isGone ? new StoreError("unavailable", { cause: error }) : null;
}
