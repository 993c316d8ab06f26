import "server-only";
import { emailSchema } from "@/lib/accounts/contract/account";
import type { Role } from "@/lib/accounts/contract/role";
import { makeLink } from "@/lib/accounts/links/make-link";
import { endSessions } from "@/lib/accounts/own/end-sessions";
import { createToken } from "@/lib/accounts/tokens/create-token";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Store, Tx } from "@/lib/store/store";

/** What stands in the way, in words for whoever typed the command. */
export class ConsoleError extends Error {}

const CONSOLE = { who: "", address: "console" };

const formatTime = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

function readEmail(given: string | undefined): string {
  const read = emailSchema.safeParse(given);
  if (!read.success) throw new ConsoleError("Give an e-mail address.");
  return read.data;
}

async function findAccount(tx: Tx, email: string) {
  const account = await tx.selectFrom("accounts").selectAll().where("email", "=", email).executeTakeFirst();
  if (!account)
    throw new ConsoleError(`${email} has no account here. “npm run account -- list” shows who has.`);
  return account;
}

/** A link by which that person becomes an owner. */
export const createOwner = (store: Store, given: string | undefined, appOrigin: string, at: number) =>
  store.transact(async (tx) => {
    const email = readEmail(given);
    const known = await tx.selectFrom("accounts").select("id").where("email", "=", email).executeTakeFirst();
    if (known) throw new ConsoleError(`${email} has an account already.`);
    const order = { kind: "invitation", email, role: "owner", madeBy: "console" } as const;
    const { url, expires_at } = await makeLink(tx, order, appOrigin, at);
    await recordAudit(tx, { at, event: "invitation made", what: `${email}, owner`, ...CONSOLE });
    return `${email} becomes an owner by opening this link once, before ${formatTime(expires_at)}:\n${url}`;
  });

/** A link by which that person gets another password; the second factor goes, because it may be what was lost. */
export const resetPassword = (store: Store, given: string | undefined, appOrigin: string, at: number) =>
  store.transact(async (tx) => {
    const { id, email, role, has_second_factor } = await findAccount(tx, readEmail(given));
    await tx.deleteFrom("second_factors").where("account_id", "=", id).execute();
    await tx
      .updateTable("accounts")
      .set({ has_second_factor: 0, is_active: 1, changed_at: at })
      .where("id", "=", id)
      .execute();
    await endSessions(tx, id);
    const order = { kind: "reset", accountId: id, role, madeBy: "console" } as const;
    const { url, expires_at } = await makeLink(tx, order, appOrigin, at);
    await recordAudit(tx, { at, event: "reset link made", what: email, ...CONSOLE });
    if (has_second_factor)
      await recordAudit(tx, { at, event: "second factor removed", what: email, ...CONSOLE });
    const factor = has_second_factor ? " The second factor was removed: set it up again." : "";
    return `${email} sets a new password by opening this link once, before ${formatTime(expires_at)}:\n${url}\nAll sessions were ended.${factor}`;
  });

export const endAllSessions = (store: Store, given: string | undefined, at: number) =>
  store.transact(async (tx) => {
    const { id, email } = await findAccount(tx, readEmail(given));
    const ended = await endSessions(tx, id);
    await recordAudit(tx, { at, event: "session ended", what: `${ended} of ${email}`, ...CONSOLE });
    return `${ended} sessions of ${email} were ended. Its tokens hold on.`;
  });

type TokenWish = { email: string | undefined; name: string | undefined; role: Role; days: number | null };

/** A token of that account, for a script. Its last line is the token alone. */
export const issueToken = (store: Store, { name, role, days, ...wish }: TokenWish, at: number) =>
  store.transact(async (tx) => {
    if (!name) throw new ConsoleError("Give the token a name, by which it is known when it is revoked.");
    const { id, email } = await findAccount(tx, readEmail(wish.email));
    const { secret } = await createToken(tx, id, { name, role, days }, at);
    await recordAudit(tx, { at, event: "token issued", what: `“${name}” of ${email}, ${role}`, ...CONSOLE });
    return `A token of ${email}, with the role ${role}. It is shown this once:\n${secret}`;
  });

export async function listAccounts(store: Store): Promise<string> {
  const rows = await store.query((db) => db.selectFrom("accounts").selectAll().orderBy("email").execute());
  if (rows.length === 0)
    return "There is no account yet. Start Menuet: it prints the link by which the first one is made.";
  const lines = rows.map(({ email, name, role, is_active, has_second_factor }) =>
    [email, name, role, is_active ? "active" : "deactivated", has_second_factor ? "second factor" : ""].join(
      "\t",
    ),
  );
  return lines.map((line) => line.trimEnd()).join("\n");
}
