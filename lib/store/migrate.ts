import "server-only";
import { type Kysely, Migrator, sql } from "kysely";
import { MIGRATIONS } from "./migrations/migrations";
import { StoreError } from "./store-error";
import type { Tables } from "./tables";

/** Brings the tables to this version's, under the database's own lock. Throws a StoreError where a later version wrote them. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.some(({ name }) => name === "kysely_migration")) {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    if (rows.some(({ name }) => !(name in MIGRATIONS))) throw new StoreError("newer");
    // With nothing to do, nothing is written: a store that may only be read still opens.
    if (rows.length === Object.keys(MIGRATIONS).length) return;
  }
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
