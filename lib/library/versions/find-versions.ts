import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { Version, WholeVersion } from "@/lib/library/contract/library";
import { readContent } from "@/lib/library/messages/summary";
import type { Store } from "@/lib/store/store";

const COLUMNS = ["version", "at", "author", "note", "restored_from", "content_hash"] as const;

/** Every version of a message, the latest first; none where there is no such message. Throws StoreErrors. */
export async function findVersions(actor: Actor, store: Store, id: string): Promise<Version[]> {
  assertMay(actor, "look");
  return store.query((db) =>
    db
      .selectFrom("library_versions")
      .select(COLUMNS)
      .where("message_id", "=", id)
      .orderBy("version", "desc")
      .execute(),
  );
}

/** One version with what it says. Throws StoreErrors. */
export async function findVersion(
  actor: Actor,
  store: Store,
  id: string,
  version: number,
): Promise<WholeVersion | null> {
  assertMay(actor, "look");
  const row = await store.query((db) =>
    db
      .selectFrom("library_versions")
      .select([...COLUMNS, "content"])
      .where("message_id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst(),
  );
  return row ? { ...row, content: readContent(row.content) } : null;
}
