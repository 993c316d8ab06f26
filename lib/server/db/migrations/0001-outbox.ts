import "server-only";
import { type Kysely, type Migration } from "kysely";
import type { Tables } from "@/lib/server/db/tables";

async function createSends(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("sends")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("idempotency_key", "text", (column) => column.notNull().unique())
    .addColumn("fingerprint", "text", (column) => column.notNull())
    .addColumn("recipient", "text", (column) => column.notNull())
    .addColumn("message_type", "text", (column) => column.notNull())
    .addColumn("reply_to", "text")
    .addColumn("words", "text", (column) => column.notNull())
    .addColumn("resend_of", "text")
    .addColumn("batch_id", "text")
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("hold", "text")
    .addColumn("lane", "integer", (column) => column.notNull())
    .addColumn("tries", "integer", (column) => column.notNull())
    .addColumn("retries", "text", (column) => column.notNull())
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("confirmed_at", "bigint", (column) => column.notNull())
    .addColumn("worker", "integer")
    .addColumn("outcome", "text")
    .addColumn("message_id", "text")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    // Last because it may be long: SQLite reads a row only up to the last requested column.
    .addColumn("payload", "text", (column) => column.notNull())
    .execute();
  const indexes = [
    ["sends_by_state", ["state", "id"]],
    // Due sends in order. SQLite ignores a partial index here, though it would be smaller.
    ["sends_due", ["state", "lane", "due_at", "hold"]],
    ["sends_by_recipient", ["recipient", "id"]],
    ["sends_by_batch", ["batch_id", "id"]],
    ["sends_by_message_id", ["message_id"]],
    ["sends_by_resend_of", ["resend_of"]],
  ] as const;
  for (const [name, columns] of indexes)
    await db.schema
      .createIndex(name)
      .on("sends")
      .columns([...columns])
      .execute();
}

async function createEvents(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("send_events")
    .addColumn("send_id", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("from_state", "text")
    .addColumn("to_state", "text", (column) => column.notNull())
    .addColumn("why", "text", (column) => column.notNull())
    .addColumn("who", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("send_events_key", ["send_id", "version"])
    .execute();
}

async function createGuards(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("contents")
    .addColumn("fingerprint", "text", (column) => column.primaryKey())
    .addColumn("send_id", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("spent_keys")
    .addColumn("idempotency_key", "text", (column) => column.primaryKey())
    .addColumn("fingerprint", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("spent_keys_by_at").on("spent_keys").column("at").execute();
  await db.schema
    .createTable("batches")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("idempotency_key", "text", (column) => column.notNull().unique())
    .addColumn("fingerprint", "text", (column) => column.notNull())
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("is_paused", "integer", (column) => column.notNull())
    .addColumn("is_cancelled", "integer", (column) => column.notNull())
    .addColumn("total", "integer", (column) => column.notNull())
    .addColumn("skipped", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
}

async function createHousekeeping(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("pace")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("next_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("day_counts")
    .addColumn("day", "text", (column) => column.primaryKey())
    .addColumn("sends", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("workers")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("options")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
}

/** Sends, their events, repeat detection, batches, pacing and workers. */
export const outboxMigration: Migration = {
  async up(db: Kysely<Tables>) {
    await createSends(db);
    await createEvents(db);
    await createGuards(db);
    await createHousekeeping(db);
  },
};
