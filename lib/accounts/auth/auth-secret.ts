import "server-only";
import { makeSecret } from "@/lib/accounts/secret/secret";
import type { Db } from "@/lib/store/store";

const NAME = "auth_secret";

/** What signs a sign-in's steps and encrypts second factors: made once at random, and the same for every process of this store. */
export async function readAuthSecret(db: Db): Promise<string> {
  await db
    .insertInto("options")
    .values({ name: NAME, value: makeSecret() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom("options")
    .select("value")
    .where("name", "=", NAME)
    .executeTakeFirstOrThrow();
  return value;
}
