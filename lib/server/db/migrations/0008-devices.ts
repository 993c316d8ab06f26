import "server-only";
import { type Kysely, type Migration } from "kysely";
import type { Tables } from "@/lib/server/db/tables";

/** The browsers in which an account has signed in. */
export const devicesMigration: Migration = {
  async up(db: Kysely<Tables>) {
    await db.schema
      .createTable("devices")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("account_id", "text", (column) => column.notNull())
      .addColumn("token_hash", "text", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addUniqueConstraint("devices_by_token", ["token_hash", "account_id"])
      .execute();
    await db.schema.createIndex("devices_by_account").on("devices").column("account_id").execute();
  },
};
