import "server-only";
import { type Kysely, type Migration } from "kysely";
import type { Tables } from "@/lib/server/db/tables";

/** Finds repeat markers by send, because their fingerprint now differs from the send's own. */
export const contentsBySendMigration: Migration = {
  async up(db: Kysely<Tables>) {
    await db.schema.createIndex("contents_by_send").on("contents").column("send_id").execute();
  },
};
