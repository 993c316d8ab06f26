import "server-only";
import { type Kysely, type Migration } from "kysely";
import type { Tables } from "@/lib/server/db/tables";

async function createLinks(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("kept_links")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("hash", "text", (column) => column.notNull().unique())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addColumn("revoked_at", "bigint")
    .addColumn("views", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("kept_links_by_account").on("kept_links").column("account_id").execute();
}

async function createReviews(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("comments")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("link_id", "text", (column) => column.notNull())
    .addColumn("reply_to", "text")
    .addColumn("place", "text", (column) => column.notNull())
    .addColumn("words", "text", (column) => column.notNull())
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("resolved_by", "text")
    .addColumn("resolved_at", "bigint")
    .execute();
  await db.schema.createIndex("comments_by_link").on("comments").column("link_id").execute();
  await db.schema
    .createTable("approvals")
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("approved_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("approvals_key", ["content_hash", "account_id"])
    .execute();
}

/** Short links, comments, approvals, and whether sending requires an approval. */
export const sharingMigration: Migration = {
  async up(db: Kysely<Tables>) {
    await createLinks(db);
    await createReviews(db);
    await db.schema
      .alterTable("sending_rules")
      .addColumn("needs_approval", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
