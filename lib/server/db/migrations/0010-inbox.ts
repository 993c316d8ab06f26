import "server-only";
import { type Kysely, type Migration, sql, SqliteAdapter } from "kysely";
import type { Tables } from "@/lib/server/db/tables";

async function createEvents(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("webhook_secrets")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint")
    .execute();
  await db.schema
    .createTable("inbox_events")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("event_type", "text", (column) => column.notNull())
    .addColumn("wamid", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("organization_id", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("person", "text")
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addUniqueConstraint("inbox_events_once", ["wamid", "event_type", "status"])
    .execute();
  await db.schema
    .createIndex("inbox_events_by_outcome")
    .on("inbox_events")
    .columns(["outcome", "id"])
    .execute();
  await db.schema.createIndex("inbox_events_by_person").on("inbox_events").column("person").execute();
}

async function createDeliveries(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("deliveries")
    .addColumn("wamid", "text", (column) => column.primaryKey())
    .addColumn("key_id", "text")
    .addColumn("person", "text")
    .addColumn("sent_at", "bigint")
    .addColumn("delivered_at", "bigint")
    .addColumn("read_at", "bigint")
    .addColumn("failed_at", "bigint")
    .addColumn("warned_at", "bigint")
    .addColumn("first_at", "bigint", (column) => column.notNull())
    .addColumn("is_claimed", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("deliveries_by_key").on("deliveries").column("key_id").execute();
  await db.schema
    .createIndex("deliveries_by_person")
    .on("deliveries")
    .columns(["person", "first_at"])
    .execute();
  await db.schema
    .createIndex("deliveries_unclaimed")
    .on("deliveries")
    .columns(["is_claimed", "first_at"])
    .execute();
  await db.schema.alterTable("sends").addColumn("message_key", "text").execute();
  await db.schema.alterTable("sends").addColumn("content_fingerprint", "text").execute();
  await db.schema.createIndex("sends_by_message_key").on("sends").column("message_key").execute();
  await db.schema.createIndex("sends_by_content").on("sends").columns(["content_fingerprint"]).execute();
}

async function createConversations(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("conversations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text")
    .addColumn("named_at", "bigint")
    .addColumn("contact_id", "text")
    .addColumn("number", "text")
    .addColumn("user_id", "text")
    .addColumn("last_text", "text", (column) => column.notNull())
    .addColumn("last_direction", "text", (column) => column.notNull())
    .addColumn("last_at", "bigint", (column) => column.notNull())
    .addColumn("last_in_at", "bigint")
    .addColumn("unread", "integer", (column) => column.notNull())
    .addColumn("read_to", "text", (column) => column.notNull())
    .addColumn("assigned_to", "text")
    .addColumn("is_done", "integer", (column) => column.notNull())
    .addColumn("is_sample", "integer", (column) => column.notNull())
    .addColumn("changed", "bigint", (column) => column.notNull())
    .execute();
  const indexes = [
    ["conversations_by_last", ["is_done", "last_at", "id"]],
    ["conversations_by_assignee", ["assigned_to", "is_done", "last_at", "id"]],
    ["conversations_by_change", ["changed", "id"]],
    ["conversations_by_age", ["last_at"]],
  ] as const;
  for (const [name, columns] of indexes)
    await db.schema
      .createIndex(name)
      .on("conversations")
      .columns([...columns])
      .execute();
  // Few conversations are unread, so the list and its count read only this small index.
  await sql`create index conversations_unread on conversations (is_done, last_at, id) where unread > 0`.execute(
    db,
  );
  await sql`create index conversations_sample on conversations (id) where is_sample = 1`.execute(db);
  await db.schema
    .createTable("conversation_keys")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("conversation_keys_by_conversation")
    .on("conversation_keys")
    .column("conversation_id")
    .execute();
}

async function createMessages(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("inbox_messages")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("direction", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("wamid", "text", (column) => column.unique())
    .addColumn("key_id", "text")
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("author_kind", "text")
    .addColumn("reply_to", "text")
    .addColumn("media_type", "text")
    .addColumn("media_url", "text")
    .addColumn("file_name", "text")
    .addColumn("location", "text")
    .addColumn("picked", "text")
    .addColumn("event_id", "text")
    .addColumn("history_key", "text", (column) => column.unique())
    .addColumn("text", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("inbox_messages_by_conversation")
    .on("inbox_messages")
    .columns(["conversation_id", "id"])
    .execute();
  await db.schema.createIndex("inbox_messages_by_key").on("inbox_messages").column("key_id").execute();
  await db.schema
    .createTable("inbox_picks")
    .addColumn("message_id", "text", (column) => column.primaryKey())
    .addColumn("send_id", "text", (column) => column.notNull())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("row_id", "text")
    .addColumn("at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("inbox_picks_by_send").on("inbox_picks").column("send_id").execute();
  await db.schema
    .createIndex("inbox_picks_by_conversation")
    .on("inbox_picks")
    .column("conversation_id")
    .execute();
}

/** Ranges of words need byte order, which PostgreSQL guarantees only with collation "C". */
const toTermType = (db: Kysely<Tables>) =>
  db.getExecutor().adapter instanceof SqliteAdapter ? sql`text` : sql`text collate "C"`;

async function createSearch(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("inbox_terms")
    .addColumn("term", toTermType(db), (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("inbox_terms_key", ["term", "id"])
    .execute();
  await db.schema.createIndex("inbox_terms_by_id").on("inbox_terms").column("id").execute();
  await db.schema
    .createTable("conversation_terms")
    .addColumn("term", toTermType(db), (column) => column.notNull())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("conversation_terms_key", ["term", "conversation_id"])
    .execute();
  await db.schema
    .createIndex("conversation_terms_by_conversation")
    .on("conversation_terms")
    .column("conversation_id")
    .execute();
  await db.schema
    .createTable("inbox_presence")
    .addColumn("stream", "text", (column) => column.primaryKey())
    .addColumn("conversation_id", "text")
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("is_typing", "integer", (column) => column.notNull())
    .addColumn("until", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("inbox_presence_by_conversation")
    .on("inbox_presence")
    .column("conversation_id")
    .execute();
}

/** Webhook events, deliveries, conversations with their messages, and search terms. */
export const inboxMigration: Migration = {
  async up(db: Kysely<Tables>) {
    await createEvents(db);
    await createDeliveries(db);
    await createConversations(db);
    await createMessages(db);
    await createSearch(db);
  },
};
