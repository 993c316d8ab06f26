import "server-only";
import type { Insertable, Updateable } from "kysely";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Tx } from "@/lib/server/db/store";
import type { StoredSendState, Tables } from "@/lib/server/db/tables";
import { touchByRecipient } from "./touch-conversation";
import type { Send, Settled } from "@/lib/server/outbox/send";
import { toRepeatFingerprint } from "@/lib/server/outbox/send-order";
import { readKeyId } from "@/lib/whatsapp/wamid";
import { SEND_COLUMNS, toSend } from "./read-send";

/** The actor's name if no person acted. */
export const SERVER = "Menuet";

/** Sends of a batch; a person's own are in lane 0, and go first. */
export const BATCH_LANE = 1;

type Columns = Omit<Updateable<Tables["sends"]>, "id">;

/** A state change with its event. `worker`, `tries`, `hold`: must match. `set`: other columns. */
export type Move = {
  id: string;
  from: StoredSendState;
  to: StoredSendState;
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

/** Records the event of a change made in the same transaction. */
export async function appendEvent(tx: Tx, event: Insertable<Tables["send_events"]>): Promise<void> {
  await insertEvent.all(tx, event);
}

/** What a move expects and sets, under names that differ from the columns of `set`. */
type MoveValues = { id: string; from: StoredSendState; to: StoredSendState; at: number } & {
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

/** One per shape of move: a dozen. */
const moves = new Map<string, ReturnType<typeof prepareMove>>();

function findMove({ worker, tries, hold, set = {} }: Move) {
  const names = Object.keys(set);
  const expected = [worker !== undefined, tries !== undefined, hold === undefined ? "" : hold === null];
  const shape = [...expected, ...names].join();
  const known = moves.get(shape) ?? prepareMove({ worker, tries, hold, names });
  moves.set(shape, known);
  return known;
}

/** Moves a send and appends the event. Null, and nothing changed, if the send isn't as expected. */
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
  await touchByRecipient(tx, row.recipient, at);
  return toSend(row, why);
}

/** A send's outcome columns. */
export const toOutcomeColumns = (settled: Settled): Columns => ({
  outcome: JSON.stringify(settled),
  worker: null,
  ...(settled.state === "accepted" && {
    message_id: settled.messageId,
    message_key: readKeyId(settled.messageId),
  }),
});

/** Frees the content of a send that never went out, for the send that it repeated, if any. */
export async function releaseContent(tx: Tx, id: string): Promise<void> {
  const mine = await tx
    .selectFrom("contents")
    .select("fingerprint")
    .where("send_id", "=", id)
    .executeTakeFirst();
  if (!mine) return;
  const earlier = await tx
    .selectFrom("sends as mine")
    .innerJoin("sends as earlier", "earlier.id", "mine.resend_of")
    .select(["earlier.id", "earlier.created_at", "earlier.payload"])
    .where("mine.id", "=", id)
    .where("earlier.state", "not in", ["rejected", "cancelled"])
    .executeTakeFirst();
  await (earlier && toRepeatFingerprint(JSON.parse(earlier.payload)) === mine.fingerprint
    ? tx
        .updateTable("contents")
        .set({ send_id: earlier.id, at: earlier.created_at })
        .where("fingerprint", "=", mine.fingerprint)
        .execute()
    : tx.deleteFrom("contents").where("fingerprint", "=", mine.fingerprint).execute());
}
