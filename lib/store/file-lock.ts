import "server-only";
import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "libsql";

/** Held by this process until it is released or the process ends, in whatever way: then the system takes it back. */
export type FileLock = { release: () => void };

const isBusy = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "SQLITE_BUSY";

/**
 * Takes the lock of that file, waiting at most `waitMs`; null when another holds it. SQLite's own locks work on every system. The
 * file stays: removed, it could be locked by who waited for it and, made anew, by another.
 */
export function takeFileLock(file: string, waitMs = 0): FileLock | null {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new Database(file, { timeout: waitMs });
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => void database.close() };
}
