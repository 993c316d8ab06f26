import "server-only";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "./store";

/**
 * Whether a column holds that text, character by character: in neither database's own notion of letters that are alike. The
 * databases have two names for it; the file's is told by its adapter's own mark, and not by its class, of which every bundle has
 * another.
 */
export const containsText = (db: Db, column: string, text: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.raw("isFile" in db.getExecutor().adapter ? "instr" : "strpos")}(${sql.ref(column)}, ${text}) > 0`;
