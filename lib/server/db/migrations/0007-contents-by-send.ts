import "server-only";
import { type Kysely, type Migration } from "kysely";
import type { Tables } from "@/lib/server/db/tables";

/**
 * What tells a repetition is found by its send: a content is no longer what the send's own
 * fingerprint names.
 */
export const contentsBySendMigration: Migration = {
  async up(db: Kysely<Tables>) {
    await db.schema.createIndex("contents_by_send").on("contents").column("send_id").execute();
  },
};
