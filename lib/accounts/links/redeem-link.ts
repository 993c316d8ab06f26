import "server-only";
import type * as z from "zod/mini";
import { openAuth } from "@/lib/accounts/auth/auth";
import type { linkUseSchema } from "@/lib/accounts/contract/sign-in";
import { createAccount } from "@/lib/accounts/members/create-account";
import { judgePassword } from "@/lib/accounts/password/judge-password";
import { setPassword } from "@/lib/accounts/password/set-password";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Store, Tx } from "@/lib/store/store";
import { type FoundLink, findLink } from "./find-link";

type Use = z.output<typeof linkUseSchema>;
/** `missing`: what this kind of link needs beside the password. `closed`: whatever is the matter with the link. */
export type LinkUse =
  | { kind: "used"; email: string }
  | { kind: "closed" }
  | { kind: "missing"; field: "email" | "name" }
  | { kind: "weak"; why: string };

/** Nobody else set Menuet up: the row can be had once, also by two at the same time. */
async function isFirst(tx: Tx): Promise<boolean> {
  const row = await tx
    .insertInto("options")
    .values({ name: "set_up", value: "done" })
    .onConflict((conflict) => conflict.doNothing())
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

type Person = { email: string; name: string; passwordHash: string; address: string };

async function carryOut(tx: Tx, link: FoundLink, person: Person, at: number): Promise<boolean> {
  const { email, address, passwordHash } = person;
  if (link.accountId !== null) {
    await setPassword(tx, link.accountId, passwordHash, at);
    await tx.deleteFrom("sessions").where("account_id", "=", link.accountId).execute();
    await recordAudit(tx, { at, event: "password reset", who: email, what: "by a link", address });
    return true;
  }
  if (link.kind === "set-up" && !(await isFirst(tx))) return false;
  if ((await createAccount(tx, { ...person, role: link.role }, at)) === null) return false;
  const event = link.kind === "set-up" ? "set up" : "account created";
  await recordAudit(tx, { at, event, who: email, what: `as ${link.role}`, address });
  return true;
}

class Closed extends Error {}

/** Checks the link once more and uses it up, in one transaction with what it is for: of two at the same time one succeeds. */
async function carryThrough(store: Store, { link }: Use, person: Person, at: number): Promise<boolean> {
  try {
    await store.transact(async (tx) => {
      const found = await findLink(tx, link, at);
      if (!found) throw new Closed();
      const own = await tx.deleteFrom("links").where("id", "=", found.id).returning("id").executeTakeFirst();
      if (!own || !(await carryOut(tx, found, person, at))) throw new Closed();
    });
    return true;
  } catch (error) {
    if (error instanceof Closed) return false;
    throw error;
  }
}

/**
 * Uses a one-time link: sets Menuet up, creates the account that was invited, or resets a password, which ends every session.
 * `address`: the client's. `at`: epoch ms. Throws StoreErrors.
 */
export async function redeemLink(store: Store, use: Use, address: string, at: number): Promise<LinkUse> {
  const found = await store.query((db) => findLink(db, use.link, at));
  if (!found) return { kind: "closed" };
  const email = found.email ?? use.email;
  const name = found.accountId === null ? use.name : found.name;
  if (email === undefined) return { kind: "missing", field: "email" };
  if (name === undefined) return { kind: "missing", field: "name" };
  const why = judgePassword(use.password, [email, name]);
  if (why !== null) return { kind: "weak", why };
  const { password } = await store.query(async (db) => (await openAuth(db)).$context);
  const passwordHash = await password.hash(use.password);
  const isUsed = await carryThrough(store, use, { email, name, passwordHash, address }, at);
  return isUsed ? { kind: "used", email } : { kind: "closed" };
}
