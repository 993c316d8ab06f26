import "server-only";
import { recordAudit } from "@/lib/server/audit";
import type { Actor } from "@/lib/server/auth/actor";
import type { Store, Tx } from "@/lib/server/db/store";
import { checkLimit, consumeLimit } from "@/lib/server/http/rate-limit";
import { toNextChange } from "@/lib/server/outbox/ledger/touch-conversation";
import { maskNumber } from "@/lib/whatsapp/mask";

const HOUR_MS = 3_600_000;

/** A conversation for the log, with its number masked. */
const describe = (id: string, number: string | null): string =>
  `conversation ${id}${number === null ? "" : `, ${maskNumber(number)}`}`;

/** Records that a person read a thread, once an hour. `at`: epoch ms. Throws a StoreError. */
export async function recordReading(
  actor: Actor,
  store: Store,
  { id, number }: { id: string; number: string | null },
  at: number,
): Promise<void> {
  const turn = { name: `thread:${actor.accountId}:${id}`, at, max: 1, windowMs: HOUR_MS };
  // Checked without a write, because reading should cost no other one.
  if (!(await store.query((db) => checkLimit(db, turn))).ok) return;
  await store.transact(async (tx) => {
    if (!(await consumeLimit(tx, turn)).ok) return;
    const what = describe(id, number);
    await recordAudit(tx, { at, event: "thread read", who: actor.email, what, address: actor.address });
  });
}

async function update(
  tx: Tx,
  id: string,
  set: { unread?: number; read_to?: string; assigned_to?: string | null; is_done?: number },
  at: number,
): Promise<string | null | undefined> {
  const row = await tx
    .updateTable("conversations")
    .set({ ...set, changed: toNextChange(at) })
    .where("id", "=", id)
    .returning("number")
    .executeTakeFirst();
  return row && row.number;
}

/**
 * Marks messages up to that one as read. False if there is no conversation. Throws a StoreError.
 */
export const markRead = (
  _actor: Actor<"send">,
  store: Store,
  { id, messageId }: { id: string; messageId: string },
  at: number,
): Promise<boolean> =>
  store.transact(async (tx) => {
    const later = await tx
      .selectFrom("inbox_messages")
      .select(({ fn }) => fn.countAll<number>().as("messages"))
      .where("conversation_id", "=", id)
      .where("direction", "=", "in")
      .where("id", ">", messageId)
      .executeTakeFirst();
    const set = { unread: Number(later?.messages ?? 0), read_to: messageId };
    return (await update(tx, id, set, at)) !== undefined;
  });

/** `missing`: no such conversation; `no account`: nobody who may reply has that id. */
export type Assignment = "done" | "missing" | "no account";

/** Assigns a conversation to an account, or to nobody. Throws a StoreError. */
export const assignConversation = (
  actor: Actor<"send">,
  store: Store,
  { id, accountId }: { id: string; accountId: string | null },
  at: number,
): Promise<Assignment> =>
  store.transact(async (tx): Promise<Assignment> => {
    if (accountId !== null) {
      const account = await tx
        .selectFrom("accounts")
        .select("id")
        .where("id", "=", accountId)
        .where("is_active", "=", 1)
        .where("role", "!=", "viewer")
        .executeTakeFirst();
      if (!account) return "no account";
    }
    const number = await update(tx, id, { assigned_to: accountId }, at);
    if (number === undefined) return "missing";
    const what = `${describe(id, number)}: assigned to ${accountId ?? "nobody"}`;
    await recordAudit(tx, {
      at,
      event: "conversation changed",
      who: actor.email,
      what,
      address: actor.address,
    });
    return "done";
  });

/**
 * Marks a conversation as done or open; a customer's next message reopens it. Throws a StoreError.
 */
export const finishConversation = (
  actor: Actor<"send">,
  store: Store,
  { id, isDone }: { id: string; isDone: boolean },
  at: number,
): Promise<boolean> =>
  store.transact(async (tx) => {
    const number = await update(tx, id, { is_done: isDone ? 1 : 0 }, at);
    if (number === undefined) return false;
    const what = `${describe(id, number)}: ${isDone ? "done" : "open again"}`;
    await recordAudit(tx, {
      at,
      event: "conversation changed",
      who: actor.email,
      what,
      address: actor.address,
    });
    return true;
  });

/** Accounts that a conversation can be assigned to. Throws a StoreError. */
export async function findAssignees(_actor: Actor, store: Store) {
  const rows = await store.query((db) =>
    db
      .selectFrom("accounts")
      .select(["id", "name", "email"])
      .where("is_active", "=", 1)
      .where("role", "!=", "viewer")
      .orderBy("email")
      .execute(),
  );
  return rows.map(({ id, name, email }) => ({ account_id: id, name: name || email }));
}
