import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { sql, SqliteAdapter } from "kysely";
import type { Db, Store } from "@/lib/store/store";
import { foldText } from "./fold-text";

/** Which messages are looked for. `words`: each of them stands somewhere in the labels, or in labels and texts together. */
export type Scan = {
  accountId: string;
  words: readonly string[];
  within: "labels" | "everything";
  tag: string | null;
  isFavourite: boolean;
  isArchived: boolean;
};

/** Between pieces of this many the process sees to its other work: the file's database answers within the same thread. */
const PIECE_MESSAGES = 2_500;

/** The same order on both: first what is searched, then what for. Both compare character by character. */
const nameFunction = (db: Db) =>
  sql.raw(db.getExecutor().adapter instanceof SqliteAdapter ? "instr" : "strpos");

type Range = { before: string | null; from: string | null };

function selectInOrder(db: Db, scan: Scan, { before, from }: Range) {
  let query = db
    .selectFrom("library_messages")
    .where("is_archived", "=", Number(scan.isArchived))
    .orderBy("place", "desc");
  if (before !== null) query = query.where("place", "<", before);
  return from === null ? query : query.where("place", ">=", from);
}

function selectMatches(db: Db, scan: Scan, range: Range) {
  let query = selectInOrder(db, scan, range);
  const { tag, isFavourite, accountId, words, within } = scan;
  if (tag !== null)
    query = query.where("id", "in", (sub) =>
      sub.selectFrom("library_tags").select("message_id").where("tag", "=", foldText(tag)),
    );
  if (isFavourite)
    query = query.where("id", "in", (sub) =>
      sub.selectFrom("library_favourites").select("message_id").where("account_id", "=", accountId),
    );
  const find = nameFunction(db);
  for (const word of words) {
    const inLabels = sql<boolean>`${find}(${sql.ref("labels")}, ${word}) > 0`;
    const inTexts = sql<boolean>`${find}(${sql.ref("texts")}, ${word}) > 0`;
    query = query.where(within === "labels" ? inLabels : sql<boolean>`(${inLabels} or ${inTexts})`);
  }
  return query.select(["id", "place"]);
}

/** Where a piece of the library ends that begins there; null: at its end. */
async function findEnd(db: Db, scan: Scan, before: string | null): Promise<string | null> {
  const row = await selectInOrder(db, scan, { before, from: null })
    .select("place")
    .offset(PIECE_MESSAGES - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.place ?? null;
}

/** The messages that match, the latest saved first, at most `limit`, from `start` on downwards. */
export async function scanLibrary(
  store: Store,
  scan: Scan,
  start: string | null,
  limit: number,
): Promise<{ id: string; place: string }[]> {
  const found: { id: string; place: string }[] = [];
  let before = start;
  for (;;) {
    const begin = before;
    const from = scan.words.length === 0 ? null : await store.query((db) => findEnd(db, scan, begin));
    const piece = await store.query((db) =>
      selectMatches(db, scan, { before: begin, from })
        .limit(limit - found.length)
        .execute(),
    );
    found.push(...piece);
    if (found.length >= limit || from === null) return found;
    before = from;
    await nextTurn();
  }
}
