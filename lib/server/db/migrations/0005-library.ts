import "server-only";
import { type Kysely, type Migration } from "kysely";
import type { Tables } from "@/lib/server/db/tables";

async function createMessages(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("library_messages")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("place", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("tags", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("first_line", "text", (column) => column.notNull())
    .addColumn("is_archived", "integer", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("changed_by", "text", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .addColumn("labels", "text", (column) => column.notNull())
    // Last because it may be long: SQLite reads a row only up to the last requested column.
    .addColumn("texts", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("library_messages_by_place")
    .on("library_messages")
    .columns(["is_archived", "place"])
    .execute();
  // Imports check whether a message already exists.
  await db.schema
    .createIndex("library_messages_by_hash")
    .on("library_messages")
    .column("content_hash")
    .execute();
}

async function createVersions(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("library_versions")
    .addColumn("message_id", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("restored_from", "integer")
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("library_versions_key", ["message_id", "version"])
    .execute();
}

async function createLabels(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("library_tags")
    .addColumn("tag", "text", (column) => column.notNull())
    .addColumn("message_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("library_tags_key", ["tag", "message_id"])
    .execute();
  await db.schema
    .createTable("library_favourites")
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("message_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("library_favourites_key", ["account_id", "message_id"])
    .execute();
  for (const table of ["library_tags", "library_favourites"] as const)
    await db.schema.createIndex(`${table}_by_message`).on(table).column("message_id").execute();
}

async function createDrafts(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("drafts")
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("draft_id", "text", (column) => column.notNull())
    .addColumn("message_id", "text")
    .addColumn("from_version", "integer")
    .addColumn("browser", "text", (column) => column.notNull())
    .addColumn("saved_at", "bigint", (column) => column.notNull())
    .addColumn("first_line", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("drafts_key", ["account_id", "draft_id"])
    .execute();
}

/** Saved messages with their versions, tags and stars, and each account's drafts. */
export const libraryMigration: Migration = {
  async up(db: Kysely<Tables>) {
    await createMessages(db);
    await createVersions(db);
    await createLabels(db);
    await createDrafts(db);
  },
};
