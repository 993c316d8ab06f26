import "server-only";
import { sql } from "kysely";
import type { Content } from "@/lib/message/content";
import type { LibraryMessage, LibrarySummary } from "@/lib/library/contract/library";
import type { Db, Tx } from "@/lib/store/store";

const COLUMNS = [
  "id",
  "place",
  "name",
  "tags",
  "kind",
  "first_line",
  "is_archived",
  "version",
  "content_hash",
  "created_by",
  "created_at",
  "changed_by",
  "changed_at",
] as const;

/** Messages as a list shows them to that account, never with their texts. */
export const selectSummaries = (db: Db | Tx, accountId: string) =>
  db
    .selectFrom("library_messages")
    .select(COLUMNS)
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("library_favourites")
          .select(sql`1`.as("one"))
          .whereRef("library_favourites.message_id", "=", "library_messages.id")
          .where("library_favourites.account_id", "=", accountId),
      ).as("is_favourite"),
    );
type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>["execute"]>>[number];

/** A row as the contract writes it: field by field, so that no other column gets out. */
export const toSummary = (row: SummaryRow): LibrarySummary => ({
  id: row.id,
  name: row.name,
  // Our own writing, as `toLabelColumns` and `toContentColumns` made it.
  tags: JSON.parse(row.tags) as string[],
  kind: row.kind as LibrarySummary["kind"],
  first_line: row.first_line,
  is_favourite: Boolean(row.is_favourite),
  is_archived: row.is_archived === 1,
  version: row.version,
  content_hash: row.content_hash,
  created_by: row.created_by,
  created_at: row.created_at,
  changed_by: row.changed_by,
  changed_at: row.changed_at,
});

/** What was written as a version; it was parsed before it was kept. */
export const readContent = (content: string): Content => JSON.parse(content) as Content;

/** One message with what it says now; null where there is none. */
export async function readMessage(
  db: Db | Tx,
  accountId: string,
  id: string,
): Promise<LibraryMessage | null> {
  const row = await selectSummaries(db, accountId).where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  const version = await db
    .selectFrom("library_versions")
    .select("content")
    .where("message_id", "=", id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  return version ? { ...toSummary(row), content: readContent(version.content) } : null;
}
