import "server-only";
import { containsText } from "@/lib/store/contains-text";
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

const COLUMNS = { labels: ["labels"], everything: ["labels", "texts"] } as const;

function selectMatches(db: Db, scan: Scan, before: string | null) {
  const { tag, isFavourite, isArchived, accountId, words, within } = scan;
  let query = db
    .selectFrom("library_messages")
    .select(["id", "place", "labels"])
    .where("is_archived", "=", Number(isArchived))
    .orderBy("place", "desc");
  if (before !== null) query = query.where("place", "<", before);
  if (tag !== null)
    query = query.where("id", "in", (sub) =>
      sub.selectFrom("library_tags").select("message_id").where("tag", "=", foldText(tag)),
    );
  if (isFavourite)
    query = query.where("id", "in", (sub) =>
      sub.selectFrom("library_favourites").select("message_id").where("account_id", "=", accountId),
    );
  for (const word of words)
    query = query.where(({ or }) => or(COLUMNS[within].map((column) => containsText(db, column, word))));
  return query;
}

/**
 * The messages that match, the latest saved first, at most `limit`, from `start` on downwards. A text is looked for in one message
 * after the other until there are enough: as many as a library may hold take the database some hundredths of a second.
 */
export const scanLibrary = (
  store: Store,
  scan: Scan,
  start: string | null,
  limit: number,
): Promise<{ id: string; place: string; labels: string }[]> =>
  store.query((db) => selectMatches(db, scan, start).limit(limit).execute());
