import "server-only";
import type { ConversationChange } from "@/lib/api/inbox";
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

async function markRead(tx: Tx, id: string, readTo: string): Promise<void> {
  const later = await tx
    .selectFrom("inbox_messages")
    .select(({ fn }) => fn.countAll<number>().as("messages"))
    .where("conversation_id", "=", id)
    .where("direction", "=", "in")
    .where("id", ">", readTo)
    .executeTakeFirst();
  const set = { read_to: readTo, unread: Number(later?.messages ?? 0) };
  await tx.updateTable("conversations").set(set).where("id", "=", id).execute();
}

const findAssignee = (tx: Tx, id: string) =>
  tx
    .selectFrom("accounts")
    .select("id")
    .where("id", "=", id)
    .where("is_active", "=", 1)
    .where("role", "!=", "viewer")
    .executeTakeFirst();

/** `missing`: no such conversation; `no account`: nobody who may reply has that id. */
type ChangeOutcome = "changed" | "missing" | "no account";

/**
 * Applies the whole change or nothing. A customer's next message reopens a conversation that is
 * done. `at`: epoch ms. Throws a StoreError.
 */
export const changeConversation = (
  actor: Actor<"send">,
  store: Store,
  { id, change }: { id: string; change: ConversationChange },
  at: number,
): Promise<ChangeOutcome> =>
  store.transact(async (tx): Promise<ChangeOutcome> => {
    const { read_up_to: readTo, assigned_to: assignee, is_done: isDone } = change;
    if (typeof assignee === "string" && !(await findAssignee(tx, assignee))) return "no account";
    const row = await tx
      .updateTable("conversations")
      .set({
        ...(assignee !== undefined && { assigned_to: assignee }),
        ...(isDone !== undefined && { is_done: isDone ? 1 : 0 }),
        changed: toNextChange(at),
      })
      .where("id", "=", id)
      .returning(["number", "read_to"])
      .executeTakeFirst();
    if (!row) return "missing";
    // The update locked the conversation: no message comes in between the count and the mark.
    if (readTo !== undefined && readTo > row.read_to) await markRead(tx, id, readTo);
    const changes = [
      assignee !== undefined && `assigned to ${assignee ?? "nobody"}`,
      isDone !== undefined && (isDone ? "done" : "open again"),
    ].filter((one) => one !== false);
    for (const one of changes) {
      const what = `${describe(id, row.number)}: ${one}`;
      await recordAudit(tx, {
        at,
        event: "conversation changed",
        who: actor.email,
        what,
        address: actor.address,
      });
    }
    return "changed";
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
