import "server-only";
import type { SendAction, SendEvent, SendRecord } from "@/lib/api/history";
import type { Delivery, RejectionReason, Upstream } from "@/lib/api/send-view";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import { findDelivery } from "./find-delivery";
import { REJECTIONS, type Settled } from "@/lib/server/outbox/send";
import { findNames, type ListedSend, toSendSummary } from "./find-sends";

type Standing = {
  title: string;
  detail: string;
  upstream: Upstream | null;
  reason?: RejectionReason;
  can: SendAction[];
};

const NOTHING_SENT = "Nothing was sent.";
const NOT_DELIVERED = "Delivery isn't confirmed yet.";

/** Written by us when it settled. */
const readOutcome = (outcome: string | null): Settled | null =>
  outcome === null ? null : (JSON.parse(outcome) as Settled);

function describeQueued(hold: ListedSend["hold"], why: string): Pick<Standing, "title" | "detail" | "can"> {
  switch (hold) {
    case "stale": {
      const detail = why || "Confirm it to send it, or cancel it.";
      return { title: "Waiting for confirmation", detail, can: ["confirm", "cancel"] };
    }
    case "paused":
      return { title: "Paused", detail: "Its batch is paused. Nothing was sent yet.", can: ["cancel"] };
    case null:
      return { title: "Waiting to be sent", detail: "Nothing was sent yet.", can: ["cancel"] };
    default:
      return hold satisfies never;
  }
}

/** A send's state in words, with the actions open to a person. `why`: its latest event's text. */
export function describeSend(row: Pick<ListedSend, "state" | "hold" | "outcome">, why: string): Standing {
  const outcome = readOutcome(row.outcome);
  const upstream = outcome && "upstream" in outcome ? (outcome.upstream ?? null) : null;
  const detail = outcome && "detail" in outcome ? outcome.detail : why;
  switch (row.state) {
    case "queued":
      return { ...describeQueued(row.hold, why), upstream };
    case "sending":
      return { title: "Being sent", detail: "FlowIQ has not answered yet.", upstream, can: [] };
    case "accepted":
      return { title: "Accepted by FlowIQ", detail: NOT_DELIVERED, upstream, can: ["delete"] };
    case "rejected": {
      const reason = outcome?.state === "rejected" ? outcome.reason : "refused";
      return { title: REJECTIONS[reason].title, detail, upstream, reason, can: ["delete"] };
    }
    case "unknown":
      return { title: "It may have been sent", detail, upstream, can: ["close"] };
    case "cancelled":
      return { title: "Cancelled", detail: NOTHING_SENT, upstream, can: ["delete"] };
    case "closed":
      return { title: "Resolved by a person", detail: why, upstream, can: ["delete"] };
    default:
      return row.state satisfies never;
  }
}

const readEvents = (db: Db, id: string): Promise<SendEvent[]> =>
  db
    .selectFrom("send_events")
    .select(["at", "from_state as from", "to_state as to", "why", "who"])
    .where("send_id", "=", id)
    .orderBy("version")
    .execute();

/** The latest send that repeats this one on purpose. */
async function findResend(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom("sends")
    .select("id")
    .where("resend_of", "=", id)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row?.id ?? null;
}

type Beside = { events: SendEvent[]; resentAs: string | null };

async function toRecord(db: Db, row: ListedSend, { events, resentAs }: Beside): Promise<SendRecord> {
  const names = await findNames(
    db,
    [row],
    events.map(({ who }) => who),
  );
  return {
    ...toSendSummary(row, undefined, names),
    ...describeSend(row, events.at(-1)?.why ?? ""),
    payload: JSON.parse(row.payload) as unknown,
    resend_of: row.resend_of,
    resent_as: resentAs,
    events: events.map((event) => ({ ...event, who: names.members.get(event.who) ?? event.who })),
  };
}

const DELIVERED: Record<string, Pick<Standing, "title" | "detail">> = {
  sent: { title: "Sent", detail: "WhatsApp has the message. Delivery isn't confirmed yet." },
  delivered: { title: "Delivered", detail: "The message reached the phone." },
  read: { title: "Read", detail: "The customer opened the message." },
  failed: { title: "Failed", detail: "FlowIQ accepted the message, but WhatsApp couldn't deliver it." },
};

/** The receipts' text for an accepted send. A delivery after a failure shows both. */
function describeDelivery(record: SendRecord, { state, note }: Delivery): Partial<SendRecord> {
  const words = record.state === "accepted" ? DELIVERED[state] : undefined;
  return words ? { ...words, detail: [words.detail, note].filter(Boolean).join(" ") } : {};
}

/** One send with its full history, or null. Throws StoreErrors. */
export async function findRecord(_actor: Actor, store: Store, id: string): Promise<SendRecord | null> {
  return store.query(async (db) => {
    const row = await db.selectFrom("sends").selectAll().where("id", "=", id).executeTakeFirst();
    if (!row) return null;
    const beside = { events: await readEvents(db, id), resentAs: await findResend(db, id) };
    const record = await toRecord(db, row, beside);
    const delivery = await findDelivery(db, id);
    return delivery ? { ...record, ...describeDelivery(record, delivery), delivery } : record;
  });
}
