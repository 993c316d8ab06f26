// Makes the known people in a store: `node e2e/known-people.mjs` in the environment of the server that uses it, or by import.
import { importSource } from "../scripts/import-source.mjs";

/** @param {Record<string, string | undefined>} environment which store: MENUET_DATA_DIR or DATABASE_URL @returns {Promise<void>} */
export async function makeKnownPeople(environment) {
  /** @type {typeof import("./store/known-people")} */
  const people = await importSource("e2e/store/known-people.ts");
  await people.makeKnownPeople(environment);
}

if (process.argv[1] === import.meta.filename) {
  await makeKnownPeople(process.env);
  process.exit(0);
}
