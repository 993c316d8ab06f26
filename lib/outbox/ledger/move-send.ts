import "server-only";
import type { Insertable, Updateable } from "kysely";
import type { Send, Settled } from "@/lib/outbox/send";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Tx } from "@/lib/store/store";
import type { SendState, Tables } from "@/lib/store/tables";
import { SEND_COLUMNS, toSend } from "./read-send";

/** Whoever is named where no person did it. */
export const SERVER = "Menuet";

type Columns = Omit<Updateable<Tables["sends"]>, "id">;

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

const insertEvent = prepareQuery((db, event: Insertable<Tables["send_events"]>) =>
  db.insertInto("send_events").values(event),
);

/** The event of a change that stands in the same transaction. */
export async function appendEvent(tx: Tx, event: Insertable<Tables["send_events"]>): Promise<void> {
  await insertEvent.all(tx, event);
}

/** What a move expects and sets, under names that differ from the columns of `set`. */
type MoveValues = { id: string; from: SendState; to: SendState; at: number } & {
  [Name in "ifWorker" | "ifTries"]: number;
} & { ifHold: NonNullable<Columns["hold"]> } & { [Name in keyof Columns]: string | number | null };

type Shape = Pick<Move, "worker" | "tries" | "hold"> & { names: string[] };

const prepareMove = ({ worker, tries, hold, names }: Shape) =>
  prepareQuery((db, { id, from, to, at, ifWorker, ifTries, ifHold, ...others }: MoveValues) => {
    const set = Object.fromEntries(names.map((name) => [name, others[name as keyof Columns]]));
    let update = db
      .updateTable("sends")
      .set((column) => ({ ...set, state: to, changed_at: at, version: column("version", "+", 1) }))
      .where("id", "=", id)
      .where("state", "=", from);
    if (worker !== undefined) update = update.where("worker", "=", ifWorker);
    if (tries !== undefined) update = update.where("tries", "=", ifTries);
    if (hold !== undefined)
      update = hold === null ? update.where("hold", "is", null) : update.where("hold", "=", ifHold);
    return update.returning(SEND_COLUMNS);
  });

/** One for each shape of move that there is: a dozen. */
const moves = new Map<string, ReturnType<typeof prepareMove>>();

function findMove({ worker, tries, hold, set = {} }: Move) {
  const names = Object.keys(set);
  const expected = [worker !== undefined, tries !== undefined, hold === undefined ? "" : hold === null];
  const shape = [...expected, ...names].join();
  const known = moves.get(shape) ?? prepareMove({ worker, tries, hold, names });
  moves.set(shape, known);
  return known;
}

/** Moves a send and appends the event, or gives null where it is not what the move expects: then nothing has changed. */
export async function moveSend(tx: Tx, move: Move): Promise<Send | null> {
  const { id, from, to, at, why, who, worker = 0, tries = 0, hold, set } = move;
  const row = await findMove(move).first(tx, {
    ...{ id, from, to, at, ifWorker: worker, ifTries: tries, ifHold: hold ?? "stale" },
    ...set,
  });
  if (!row) return null;
  await appendEvent(tx, {
    ...{ send_id: id, version: row.version, at, from_state: from, to_state: to, why, who },
  });
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
