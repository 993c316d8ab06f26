import "server-only";
import type { TokenOrder } from "@/lib/accounts/contract/members";
import { hashSecret, makeSecret } from "@/lib/accounts/secret/secret";
import { makeId } from "@/lib/store/make-id";
import type { Db, Tx } from "@/lib/store/store";
import { TOKEN_PREFIX } from "./find-token";

const DAY_MS = 86_400_000;

/** Makes a token of that account and gives it, this once: only its hash is kept. `at`: epoch ms. */
export async function createToken(
  db: Db | Tx,
  accountId: string,
  { name, role, days }: TokenOrder,
  at: number,
): Promise<{ id: string; secret: string }> {
  const id = makeId(at);
  const secret = `${TOKEN_PREFIX}${makeSecret()}`;
  const expires_at = days === null ? null : at + days * DAY_MS;
  await db
    .insertInto("tokens")
    .values({
      id,
      account_id: accountId,
      name,
      role,
      hash: hashSecret(secret),
      created_at: at,
      expires_at,
      used_at: null,
    })
    .execute();
  return { id, secret };
}
