import "server-only";
import { parseArgs } from "node:util";
import { emailSchema, roleSchema } from "@/lib/api/account";
import type { Role } from "@/lib/api/role";
import { recordAudit } from "@/lib/server/audit";
import { openServerStore } from "@/lib/server/db/server-store";
import type { Store, Tx } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { readAppOrigin, SettingsError } from "@/lib/server/settings";
import { makeOneTimeLink } from "./one-time-links";
import { endSessions } from "./own-account";
import { createToken } from "./own-tokens";
import { forgetDevices } from "./devices";

/** An error for the person at the console. */
class ConsoleError extends Error {}

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
    throw new ConsoleError(`${email} has no account. Run “npm run account -- list” to see all accounts.`);
  return account;
}

/** A link that makes this person an owner. */
const createOwner = (store: Store, given: string | undefined, appOrigin: string, at: number) =>
  store.transact(async (tx) => {
    const email = readEmail(given);
    const known = await tx.selectFrom("accounts").select("id").where("email", "=", email).executeTakeFirst();
    if (known) throw new ConsoleError(`${email} already has an account.`);
    const order = { kind: "invitation", email, role: "owner", madeBy: "console" } as const;
    const { url, expires_at } = await makeOneTimeLink(tx, order, appOrigin, at);
    await recordAudit(tx, { at, event: "invitation made", what: `${email}, owner`, ...CONSOLE });
    return `This link makes ${email} an owner. It works once, until ${formatTime(expires_at)}:\n${url}`;
  });

/** A link to set a new password. The second factor is removed, because it may be what was lost. */
const resetPassword = (store: Store, given: string | undefined, appOrigin: string, at: number) =>
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
    const { url, expires_at } = await makeOneTimeLink(tx, order, appOrigin, at);
    await recordAudit(tx, { at, event: "reset link made", what: email, ...CONSOLE });
    if (has_second_factor)
      await recordAudit(tx, { at, event: "second factor removed", what: email, ...CONSOLE });
    const factor = has_second_factor ? " The second factor was removed. Set it up again." : "";
    return `With this link, ${email} can set a new password. It works once, until ${formatTime(expires_at)}:\n${url}\nAll sessions were ended.${factor}`;
  });

const endAllSessions = (store: Store, given: string | undefined, at: number) =>
  store.transact(async (tx) => {
    const { id, email } = await findAccount(tx, readEmail(given));
    const ended = await endSessions(tx, id);
    await forgetDevices(tx, id);
    await recordAudit(tx, { at, event: "session ended", what: `${ended} of ${email}`, ...CONSOLE });
    return `Ended ${ended} sessions of ${email}. The account's API tokens still work.`;
  });

type TokenWish = { email: string | undefined; name: string | undefined; role: Role; days: number | null };

/** A token of that account, for a script. Its last line is the token alone. */
const issueToken = (store: Store, { name, role, days, ...wish }: TokenWish, at: number) =>
  store.transact(async (tx) => {
    if (!name) throw new ConsoleError("Give the token a name, so that you can tell which one to revoke.");
    const { id, email } = await findAccount(tx, readEmail(wish.email));
    const { secret } = await createToken(tx, id, { name, role, days }, at);
    await recordAudit(tx, { at, event: "token issued", what: `“${name}” of ${email}, ${role}`, ...CONSOLE });
    return `Token for ${email} with the role ${role}. It is shown only once:\n${secret}`;
  });

async function listAccounts(store: Store): Promise<string> {
  const rows = await store.query((db) => db.selectFrom("accounts").selectAll().orderBy("email").execute());
  if (rows.length === 0)
    return "There are no accounts yet. Start Menuet: it prints a link to create the first one.";
  const lines = rows.map(({ email, name, role, is_active, has_second_factor }) =>
    [email, name, role, is_active ? "active" : "deactivated", has_second_factor ? "second factor" : ""].join(
      "\t",
    ),
  );
  return lines.map((line) => line.trimEnd()).join("\n");
}

const USAGE = `npm run account -- <command>
  list                                        lists all accounts
  create-owner <email>                        makes a link that makes this person an owner
  reset-password <email>                      makes a link to set a new password; ends sessions, removes the second factor
  end-sessions <email>                        ends every session of this account
  issue-token <email> <name> [--role sender] [--days 90]
                                              makes a token for a script; shown once`;
const MAX_DAYS = 3_650;

type Options = { role?: string; days?: string };

function readRole(given: string | undefined): Role {
  const read = roleSchema.safeParse(given ?? "sender");
  if (!read.success) throw new ConsoleError("The role must be viewer, sender or owner.");
  return read.data;
}

function readDays(given: string | undefined): number | null {
  if (given === undefined) return null;
  const days = Number(given);
  if (Number.isInteger(days) && days >= 1 && days <= MAX_DAYS) return days;
  throw new ConsoleError(`The number of days must be a whole number from 1 to ${MAX_DAYS}.`);
}

function parse(words: string[]): { names: string[]; options: Options } {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: { role: { type: "string" }, days: { type: "string" } },
      allowPositionals: true,
    });
    return { names: positionals, options: values };
  } catch {
    throw new ConsoleError(USAGE);
  }
}

async function carryOut(words: string[], store: Store, appOrigin: string, at: number): Promise<string> {
  const { names, options } = parse(words);
  const [command, email, name] = names;
  switch (command) {
    case "list":
      return listAccounts(store);
    case "create-owner":
      return createOwner(store, email, appOrigin, at);
    case "reset-password":
      return resetPassword(store, email, appOrigin, at);
    case "end-sessions":
      return endAllSessions(store, email, at);
    case "issue-token":
      return issueToken(
        store,
        { email, name, role: readRole(options.role), days: readDays(options.days) },
        at,
      );
    default:
      throw new ConsoleError(USAGE);
  }
}

/** Runs one console command and returns its output. */
export async function runConsole(
  words: string[],
  open: () => Store = openServerStore,
): Promise<{ text: string; isWell: boolean }> {
  try {
    return { text: await carryOut(words, open(), readAppOrigin(), Date.now()), isWell: true };
  } catch (error) {
    const isOurs = error instanceof ConsoleError || error instanceof SettingsError || isStoreError(error);
    if (!isOurs) throw error;
    return { text: error.message, isWell: false };
  }
}
