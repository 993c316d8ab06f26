import type { TestProject } from "vitest/node";
import { importSource } from "../../scripts/import-source.mjs";
import { startPostgres } from "../../scripts/postgres.mjs";
import { askPostgres, TEMPLATE } from "./ask-postgres";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the run's PostgreSQL listens; "" where none could be had. */
    postgresUrl: string;
  }
}

/** A database with the tables of this version: a copy of it is had in a fraction of the time that they take to make. */
async function makeTemplate(server: string): Promise<void> {
  const { openStore } =
    await importSource<typeof import("@/lib/store/open-store")>("lib/store/open-store.ts");
  await askPostgres(server, `create database ${TEMPLATE}`);
  const url = new URL(server);
  url.pathname = `/${TEMPLATE}`;
  const store = openStore({ kind: "postgres", url: url.href });
  await store.query((db) => db.selectFrom("sends").select("id").execute());
  await store.close();
}

/** One PostgreSQL for the whole run; each test makes databases of its own in it. Without one, only the tests that ask for it fail. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres().catch((error: Error) => {
    console.error(error.message);
    return null;
  });
  if (postgres) await makeTemplate(postgres.url);
  project.provide("postgresUrl", postgres?.url ?? "");
  return async () => postgres?.stop();
}
