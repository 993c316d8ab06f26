import "server-only";
import { type Kysely, type Migration, Migrator, sql } from "kysely";
import { outboxMigration } from "@/lib/server/db/migrations/0001-outbox";
import { auditMigration } from "@/lib/server/db/migrations/0002-audit";
import { accountsMigration } from "@/lib/server/db/migrations/0003-accounts";
import { safetyMigration } from "@/lib/server/db/migrations/0004-safety";
import { libraryMigration } from "@/lib/server/db/migrations/0005-library";
import { sharingMigration } from "@/lib/server/db/migrations/0006-sharing";
import { contentsBySendMigration } from "@/lib/server/db/migrations/0007-contents-by-send";
import { devicesMigration } from "@/lib/server/db/migrations/0008-devices";
import { contentHashMigration } from "@/lib/server/db/migrations/0009-content-hash";
import { inboxMigration } from "@/lib/server/db/migrations/0010-inbox";
import { openWindowsMigration } from "@/lib/server/db/migrations/0011-open-windows";
import { StoreError } from "./store-error";
import type { Tables } from "./tables";

/** Run in the order of their names. Never change a released migration. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-outbox": outboxMigration,
  "0002-audit": auditMigration,
  "0003-accounts": accountsMigration,
  "0004-safety": safetyMigration,
  "0005-library": libraryMigration,
  "0006-sharing": sharingMigration,
  "0007-contents-by-send": contentsBySendMigration,
  "0008-devices": devicesMigration,
  "0009-content-hash": contentHashMigration,
  "0010-inbox": inboxMigration,
  "0011-open-windows": openWindowsMigration,
};

/**
 * Migrates the tables under the database's lock. Throws a StoreError if a later version wrote
 * them.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.some(({ name }) => name === "kysely_migration")) {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    if (rows.some(({ name }) => !(name in MIGRATIONS))) throw new StoreError("newer");
    // Without pending migrations it writes nothing, so a read-only store opens.
    if (rows.length === Object.keys(MIGRATIONS).length) return;
  }
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
