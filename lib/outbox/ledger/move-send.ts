import "server-only";
import type { Updateable } from "kysely";
import type { Send, Settled } from "@/lib/outbox/send";
import type { Tx } from "@/lib/store/store";
import type { SendState, Tables } from "@/lib/store/tables";
import { toSend } from "./read-send";

/** Whoever is named where no person did it. */
export const SERVER = "Menuet";

type Columns = Updateable<Tables["sends"]>;

/**
 * A change of state with its event. `worker`, `tries`: only where that process holds the claim, and for that try; `hold`: only where it is held so.
 * `set`: what else changes.
 */
export type Move = {
  id: string;
  from: SendState;
  to: SendState;
  at: number;
  why: string;
  who: string;
  worker?: number;
  tries?: number;
  hold?: Columns["hold"];
  set?: Columns;
};

/** Moves a send and appends the event, or gives null where it is not what the move expects: then nothing has changed. */
export async function moveSend(tx: Tx, move: Move): Promise<Send | null> {
  const { id, from, to, at, why, who, worker, tries, hold, set } = move;
  let update = tx
    .updateTable("sends")
    .set((column) => ({ ...set, state: to, changed_at: at, version: column("version", "+", 1) }))
    .where("id", "=", id)
    .where("state", "=", from);
  if (worker !== undefined) update = update.where("worker", "=", worker);
  if (tries !== undefined) update = update.where("tries", "=", tries);
  if (hold !== undefined) update = update.where("hold", hold === null ? "is" : "=", hold);
  const row = await update.returningAll().executeTakeFirst();
  if (!row) return null;
  const event = { send_id: id, version: row.version, at, from_state: from, to_state: to, why, who };
  await tx.insertInto("send_events").values(event).execute();
  return toSend(row, why);
}

/** The columns that say how a send ended. */
export const toOutcomeColumns = (settled: Settled): Columns => ({
  outcome: JSON.stringify(settled),
  worker: null,
  ...(settled.state === "accepted" && { message_id: settled.messageId }),
});

/**
 * The content may be sent anew: what went out under it was refused, or never left. Where it repeated an earlier send on purpose,
 * that one guards the content again.
 */
export async function releaseContent(
  tx: Tx,
  { id, fingerprint }: Pick<Send, "id" | "fingerprint">,
): Promise<void> {
  const earlier = await tx
    .selectFrom("sends as mine")
    .innerJoin("sends as earlier", "earlier.id", "mine.resend_of")
    .select(["earlier.id", "earlier.created_at"])
    .where("mine.id", "=", id)
    .where("earlier.fingerprint", "=", fingerprint)
    .where("earlier.state", "not in", ["rejected", "cancelled"])
    .executeTakeFirst();
  const mine = tx
    .selectFrom("contents")
    .select("fingerprint")
    .where("fingerprint", "=", fingerprint)
    .where("send_id", "=", id);
  await (earlier
    ? tx
        .updateTable("contents")
        .set({ send_id: earlier.id, at: earlier.created_at })
        .where("fingerprint", "in", mine)
        .execute()
    : tx.deleteFrom("contents").where("fingerprint", "in", mine).execute());
}
