import "server-only";
import { type Kysely, type Migration } from "kysely";
import type { Tables } from "@/lib/server/db/tables";

/** Counts open windows by index, because one batch makes every conversation recent. */
export const openWindowsMigration: Migration = {
  async up(db: Kysely<Tables>) {
    await db.schema
      .createIndex("conversations_by_window")
      .on("conversations")
      .columns(["last_in_at", "is_done"])
      .execute();
  },
};
