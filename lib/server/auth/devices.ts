import "server-only";
import { hashSecret, makeSecret } from "./secret";
import { makeId } from "@/lib/server/db/make-id";
import type { Db, Tx } from "@/lib/server/db/store";

/** https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies */
export const DEVICE_COOKIE = "menuet-device";
/** How long a browser keeps a device cookie without a sign-in. */
export const DEVICE_LIFE_MS = 180 * 86_400_000;
/** Per account, so that scripts without cookies can't fill the table. */
const MAX_DEVICES = 50;

/** The browser's device ID if this account has signed in there before, or null. `at`: epoch ms. */
export async function findDevice(
  db: Db,
  token: string | null,
  email: string,
  at: number,
): Promise<string | null> {
  if (token === null) return null;
  const row = await db
    .selectFrom("devices")
    .innerJoin("accounts", "accounts.id", "devices.account_id")
    .select("devices.id")
    .where("token_hash", "=", hashSecret(token))
    .where("accounts.email", "=", email)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Drops an account's oldest devices. */
async function makeRoom(tx: Tx, accountId: string): Promise<void> {
  const newest = tx
    .selectFrom("devices")
    .select("id")
    .where("account_id", "=", accountId)
    .orderBy("expires_at", "desc")
    .limit(MAX_DEVICES - 1);
  await tx.deleteFrom("devices").where("account_id", "=", accountId).where("id", "not in", newest).execute();
}

/**
 * Records a sign-in and returns the browser's new device token. The device keeps its ID, so its
 * guesses stay counted. `former`: the previous token. `at`: epoch ms.
 */
export async function rememberDevice(
  tx: Tx,
  accountId: string,
  former: string | null,
  at: number,
): Promise<string> {
  const token = makeSecret();
  const [token_hash, expires_at] = [hashSecret(token), at + DEVICE_LIFE_MS];
  if (former !== null)
    await tx
      .updateTable("devices")
      .set({ token_hash })
      .where("token_hash", "=", hashSecret(former))
      .where("expires_at", ">", at)
      .execute();
  const renewed = await tx
    .updateTable("devices")
    .set({ expires_at })
    .where("token_hash", "=", token_hash)
    .where("account_id", "=", accountId)
    .returning("id")
    .executeTakeFirst();
  if (renewed) return token;
  await makeRoom(tx, accountId);
  await tx
    .insertInto("devices")
    .values({ id: makeId(at), account_id: accountId, token_hash, expires_at })
    .execute();
  return token;
}

/** Forgets an account's browsers, except the one with this token. */
export async function forgetDevices(tx: Tx, accountId: string, exceptToken?: string | null): Promise<void> {
  const all = tx.deleteFrom("devices").where("account_id", "=", accountId);
  await (exceptToken ? all.where("token_hash", "!=", hashSecret(exceptToken)) : all).execute();
}
