import "server-only";
import { type Kysely, type Migration } from "kysely";
import { hashContent } from "@/lib/message/content-hash";
import { contentSchema } from "@/lib/message/content-schema";
import type { Tables } from "@/lib/server/db/tables";

const PIECE = 500;

/** Null for unreadable content, which keeps its present hash. */
function countHash(content: string): string | null {
  try {
    const read = contentSchema.safeParse(JSON.parse(content));
    return read.success ? hashContent(read.data) : null;
  } catch {
    return null;
  }
}

/** The versions after this one, in key order. */
const readVersions = (db: Kysely<Tables>, after: { message_id: string; version: number }) =>
  db
    .selectFrom("library_versions")
    .select(["message_id", "version", "content"])
    .where((row) =>
      row.or([
        row("message_id", ">", after.message_id),
        row.and([row("message_id", "=", after.message_id), row("version", ">", after.version)]),
      ]),
    )
    .orderBy("message_id")
    .orderBy("version")
    .limit(PIECE)
    .execute();

/** Uses SHA-256, because an import could confuse two messages with the same 32-bit hash. */
export const contentHashMigration: Migration = {
  async up(db: Kysely<Tables>) {
    let after = { message_id: "", version: 0 };
    for (;;) {
      const rows = await readVersions(db, after);
      for (const { message_id, version, content } of rows) {
        const content_hash = countHash(content);
        if (content_hash === null) continue;
        await db
          .updateTable("library_versions")
          .set({ content_hash })
          .where("message_id", "=", message_id)
          .where("version", "=", version)
          .execute();
        await db
          .updateTable("library_messages")
          .set({ content_hash })
          .where("id", "=", message_id)
          .where("version", "=", version)
          .execute();
      }
      const last = rows.at(-1);
      if (!last || rows.length < PIECE) break;
      after = last;
    }
  },
};
