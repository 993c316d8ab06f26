import "server-only";

/** A store's fault. `newer`: a later Menuet wrote it. `lost`: it is empty, or another database. */
export type StoreFault = "full" | "read-only" | "corrupt" | "newer" | "lost" | "unavailable";

const WORDS: Record<StoreFault, string> = {
  full: "The disk that holds Menuet's store is full. Free some space on it.",
  "read-only": "Menuet can't write to its store. Give it permission to write there.",
  corrupt:
    "Menuet's database file is damaged. Restore a backup, or set MENUET_DATA_DIR to another folder. Then restart Menuet.",
  newer: "A newer version of Menuet changed this store. Start that version or a newer one.",
  lost: "This isn't the database that Menuet used before. Restore it and restart Menuet. To start with this one, first delete menuet.id from the data folder.",
  unavailable: "Menuet can't reach its store. Start its database, or check DATABASE_URL and MENUET_DATA_DIR.",
};

/** A store failure. Its message is for people, without paths or addresses. */
export class StoreError extends Error {
  override name = "StoreError";
  constructor(
    readonly fault: StoreFault,
    options?: ErrorOptions,
  ) {
    super(WORDS[fault], options);
  }
}

/** Prefixes of SQLite's result codes (sqlite.org/rescode.html) and PostgreSQL's (Appendix A). */
const FAULTS: readonly (readonly [RegExp, StoreFault])[] = [
  [/^(?:SQLITE_FULL|53100|ENOSPC|EDQUOT)/, "full"],
  [/^(?:SQLITE_(?:READONLY|PERM|AUTH)|25006|42501|EROFS|EACCES|EPERM)/, "read-only"],
  [/^(?:SQLITE_(?:CORRUPT|NOTADB)|XX001|XX002)/, "corrupt"],
  [/^(?:42P01|3F000)/, "lost"],
  [
    /^(?:SQLITE_(?:CANTOPEN|IOERR|BUSY|LOCKED|NOMEM)|08|57P|57014|28|3D000|53|58|E(?:CONN|HOST|NET|PIPE|TIMEDOUT|AI_|NOTFOUND|NOENT|NOTDIR|EXIST|ISDIR|MFILE|NFILE|IO$))/,
    "unavailable",
  ],
];

/** The pool and the driver report these only as text. */
const UNAVAILABLE_WORDS =
  /connection (?:terminated|timeout|error|ended)|timeout exceeded|ConnectionFailed|does not support SSL|certificate/i;

/** Errors of a native driver are not always instances of Error. */
const readText = (error: unknown, name: "code" | "message"): string =>
  typeof error === "object" && error !== null && name in error
    ? String((error as Record<typeof name, unknown>)[name])
    : "";

/** Each route's bundle has its own class, so compare by name. */
export const isStoreError = (error: unknown): error is StoreError =>
  error instanceof Error && error.name === "StoreError";

/** A driver's error as a StoreError; null if it is a bug. */
export function toStoreError(error: unknown): StoreError | null {
  if (isStoreError(error)) return error;
  const code = readText(error, "code");
  const fault = FAULTS.find(([pattern]) => pattern.test(code))?.[1];
  if (fault) return new StoreError(fault, { cause: error });
  const words = readText(error, "message");
  // The tables existed at the start, so someone emptied the store.
  if (/^no such table: /.test(words)) return new StoreError("lost", { cause: error });
  return UNAVAILABLE_WORDS.test(words) ? new StoreError("unavailable", { cause: error }) : null;
}
