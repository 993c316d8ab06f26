import type { TestProject } from "vitest/node";
import { startPostgres } from "../../scripts/postgres.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the run's PostgreSQL listens; "" where none could be had. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole run; each test makes databases of its own in it. Without one, only the tests that ask for it fail. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres().catch((error: Error) => {
    console.error(error.message);
    return null;
  });
  project.provide("postgresUrl", postgres?.url ?? "");
  return async () => postgres?.stop();
}
