import "server-only";
import { hashSecret } from "@/lib/accounts/secret/secret";
import type { Db, Tx } from "@/lib/store/store";

/** Ends every session of an account, but the one with that token where it is given. Gives how many ended. */
export async function endSessions(db: Db | Tx, accountId: string, exceptToken?: string): Promise<number> {
  const all = db.deleteFrom("sessions").where("account_id", "=", accountId);
  const some = exceptToken === undefined ? all : all.where("token_hash", "!=", hashSecret(exceptToken));
  return (await some.returning("id").execute()).length;
}

/** Ends every session of an account but that one, by its id. */
export async function endOtherSessions(db: Db | Tx, accountId: string, sessionId: string): Promise<number> {
  const others = db.deleteFrom("sessions").where("account_id", "=", accountId).where("id", "!=", sessionId);
  return (await others.returning("id").execute()).length;
}
