import "server-only";
import { timingSafeEqual } from "node:crypto";
import type { Link, LinkView } from "@/lib/accounts/contract/sign-in";
import { hashSecret } from "@/lib/accounts/secret/secret";
import type { Db, Tx } from "@/lib/store/store";

/** What a link that holds is for. `accountId`: whose password it resets. */
export type FoundLink = LinkView & { id: string; accountId: string | null; name: string };

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const readRow = (db: Db | Tx, { id, kind }: Link) =>
  db
    .selectFrom("links")
    .leftJoin("accounts", "accounts.id", "links.account_id")
    .select(["links.id", "links.kind", "links.account_id", "links.email", "links.role", "hash", "expires_at"])
    .select(["accounts.email as account_email", "accounts.name", "is_active"])
    .where("links.id", "=", id)
    .where("links.kind", "=", kind)
    .executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>;

/** Whether what it is for can still be done. */
async function isOpen(db: Db | Tx, row: Row): Promise<boolean> {
  if (row.kind === "reset") return row.is_active === 1;
  const accounts = db.selectFrom("accounts").select("id").limit(1);
  const others = row.kind === "set-up" ? accounts : accounts.where("email", "=", row.email ?? "");
  return (await others.executeTakeFirst()) === undefined;
}

/** The link, if it holds: a wrong one, one that was used or has expired, and one that nothing is open for are all null. `at`: epoch ms. */
export async function findLink(db: Db | Tx, link: Link, at: number): Promise<FoundLink | null> {
  const row = await readRow(db, link);
  // Compared also where there is none, and in constant time.
  const holds = isSame(hashSecret(link.secret), row?.hash ?? hashSecret(""));
  if (!row || !holds || row.expires_at <= at || !(await isOpen(db, row))) return null;
  const { id, kind, role, expires_at } = row;
  const email = row.account_email ?? row.email;
  return { id, kind, role, expires_at, email, accountId: row.account_id, name: row.name ?? "" };
}
