import pg from "pg";

/** The database that stores under test are copies of. Nobody connects to it: then it could not be copied. */
export const TEMPLATE = "menuet_template";

/** Asks the database at that address one thing, over a connection of its own. */
export async function askPostgres(url: string, question: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(question)).rows;
  } finally {
    await client.end();
  }
}
