import "server-only";
import type { Selectable } from "kysely";
import type { OpenSends } from "@/lib/api/history";
import type { Progress, Send, Settled } from "@/lib/server/outbox/send";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Db } from "@/lib/server/db/store";
import type { Tables } from "@/lib/server/db/tables";

/** Columns of a send without its payload, which only delivery needs. */
export const SEND_COLUMNS = [
  ...(["id", "idempotency_key", "fingerprint", "recipient", "reply_to", "state", "hold", "tries"] as const),
  ...(["due_at", "outcome", "created_at", "changed_at", "version"] as const),
] as const;

export type StoredSend = Pick<Selectable<Tables["sends"]>, (typeof SEND_COLUMNS)[number]>;

/** Written by `move-send.ts`, so trusted. */
const readOutcome = ({ id, outcome }: StoredSend): Settled => {
  if (outcome === null) throw new Error(`The send ${id} has settled without an outcome.`);
  return JSON.parse(outcome) as Settled;
};

function toProgress(row: StoredSend): Progress {
  const { state } = row;
  switch (state) {
    case "queued":
      return { state, hold: row.hold };
    case "sending":
    case "cancelled":
    case "closed":
      return { state };
    case "accepted":
    case "rejected":
    case "unknown":
      return readOutcome(row);
    default:
      return state satisfies never;
  }
}

export const toSend = (row: StoredSend, why: string): Send => ({
  id: row.id,
  idempotencyKey: row.idempotency_key,
  fingerprint: row.fingerprint,
  recipient: row.recipient,
  replyTo: row.reply_to,
  tries: row.tries,
  dueAt: row.due_at,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  progress: toProgress(row),
  why,
});

const findBy = (column: "id" | "idempotency_key") =>
  prepareQuery((db, { value }: { value: string }) =>
    db
      .selectFrom("sends")
      .innerJoin("send_events", (join) =>
        join.onRef("send_events.send_id", "=", "sends.id").onRef("send_events.version", "=", "sends.version"),
      )
      .select(SEND_COLUMNS.map((name) => `sends.${name}` as const))
      .select("send_events.why")
      .where(`sends.${column}`, "=", value),
  );
const FIND = { id: findBy("id"), idempotency_key: findBy("idempotency_key") };

/** The send that has this value in that unique column, or null. */
export async function findSend(
  db: Db,
  column: "id" | "idempotency_key",
  value: string,
): Promise<Send | null> {
  const row = await FIND[column].first(db, { value });
  return row ? toSend(row, row.why) : null;
}

const NO_OPEN: OpenSends = { queued: 0, sending: 0, unknown: 0 };

/** How many sends haven't ended. */
export async function countOpenSends(db: Db): Promise<OpenSends> {
  const rows = await db
    .selectFrom("sends")
    .select(({ fn }) => ["state", fn.countAll<number | string>().as("sends")])
    .where("state", "in", ["queued", "sending", "unknown"])
    .groupBy("state")
    .execute();
  return { ...NO_OPEN, ...Object.fromEntries(rows.map(({ state, sends }) => [state, Number(sends)])) };
}
