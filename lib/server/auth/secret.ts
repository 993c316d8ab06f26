import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Db } from "@/lib/server/db/store";

const SECRET_BYTES = 32;

/** 256 random bits as 43 characters of base64url. */
export const makeSecret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

/** A secret's SHA-256. 256 random bits need no slow hash, and a lookup by hash leaks no timing. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** Compared in constant time. */
export const isSameText = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const NAME = "auth_secret";

/**
 * Signs sign-in steps and encrypts second factors. Created once at random, shared by all
 * processes.
 */
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
