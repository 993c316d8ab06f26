import "server-only";
import type { EventOutcome } from "@/lib/server/db/inbox-tables";
import { makeId } from "@/lib/server/db/make-id";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Store, Tx } from "@/lib/server/db/store";
import { isJson, WRONG_TYPE } from "@/lib/server/http/cross-site";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { parseJson, readBody } from "@/lib/server/http/read-json";
import { countEvent, timeEvent } from "@/lib/server/webhook-metrics";
import { toPersonKey } from "./find-conversation";
import { findTarget } from "./find-target";
import { type InboxEvent, parseEvent } from "./parse-event";
import { projectReceived, projectSent } from "./project-message";
import { projectReceipt } from "./project-receipt";

/** `duplicate`: it was stored before, and nothing changed. */
export type Storing = EventOutcome | "duplicate";

export const ORGANIZATION_OPTION = "webhook_organization";

const readPin = prepareQuery((db, { name }: { name: string }) =>
  db.selectFrom("options").select("value").where("name", "=", name),
);

/** Whether this organization's events are accepted: the first one to arrive is. */
async function isOwnOrganization(tx: Tx, id: string): Promise<boolean> {
  const known = await readPin.first(tx, { name: ORGANIZATION_OPTION });
  if (known) return known.value === id;
  await tx
    .insertInto("options")
    .values({ name: ORGANIZATION_OPTION, value: id })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  return (await readPin.first(tx, { name: ORGANIZATION_OPTION }))?.value === id;
}

type EventRow = {
  id: string;
  event_type: string;
  wamid: string;
  status: string;
  organization_id: string;
  outcome: EventOutcome;
  person: string | null;
  at: number;
  body: string;
};

const insert = prepareQuery((db, row: EventRow) =>
  db
    .insertInto("inbox_events")
    .values(row)
    .onConflict((conflict) => conflict.columns(["wamid", "event_type", "status"]).doNothing())
    .returning("id"),
);

/**
 * Applies an event to conversations, bubbles and receipts. It sends nothing and settles no send.
 */
export async function projectEvent(tx: Tx, event: InboxEvent, eventId: string, now: number): Promise<void> {
  switch (event.kind) {
    case "received":
      return projectReceived(tx, event, { eventId, now });
    case "sent":
      return projectSent(tx, event, { eventId, now });
    case "receipt": {
      const person = toPersonKey(event.who);
      const target = await findTarget(tx, event.receipt.wamid, person);
      return projectReceipt(tx, event.receipt, { target, person, at: event.at, now });
    }
    case "ignored":
      return;
    default:
      return event satisfies never;
  }
}

/**
 * Stores an event and its effects in one transaction: durable once this resolves. The unique
 * constraint detects duplicates, even concurrent ones. `raw`: the posted body. `now`: epoch ms.
 * Throws a StoreError.
 */
const storeEvent = (store: Store, event: InboxEvent, raw: string, now: number): Promise<Storing> =>
  store.transact(async (tx): Promise<Storing> => {
    const isIgnored = event.kind === "ignored";
    const isTaken = !isIgnored && (await isOwnOrganization(tx, event.organizationId));
    const outcome = isIgnored ? "ignored" : isTaken ? "taken" : "set aside";
    const id = makeId(now);
    const stored = await insert.first(tx, {
      ...{ id, event_type: event.type, wamid: event.wamid, status: event.status, at: now, body: raw },
      ...{ organization_id: event.organizationId, outcome, person: toPersonKey(event.who) },
    });
    if (!stored) return "duplicate";
    if (isTaken) await projectEvent(tx, event, id, now);
    return outcome;
  });

const refuse = (why: string): Response => {
  countEvent("malformed");
  return answerProblem(makeProblem("malformed-event", 400, "This is not an event of FlowIQ's", `${why}.`));
};

const TOO_LARGE = makeProblem("too-large", 413, "The body is too large", "An event has at most 64 KB.");

async function receive(store: Store, request: Request, now: number): Promise<Response> {
  if (!isJson(request)) return answerProblem(WRONG_TYPE);
  const body = await readBody(request);
  if (!body.ok) {
    if (body.fault !== "too large") return refuse("The body is cut short or not UTF-8");
    countEvent("malformed");
    return answerProblem(TOO_LARGE);
  }
  const json = parseJson(body.text);
  if (!json.ok) return refuse(json.why);
  const reading = parseEvent(json.value, body.text, now);
  if (!reading.ok) return refuse(reading.why);
  countEvent(await storeEvent(store, reading.event, body.text, now));
  store.notify();
  return answerNothing();
}

/**
 * Stores an authenticated event: 204 once durable, 400 with the reason if not. Throws a StoreError.
 */
export const answerHook = (store: Store, request: Request, now: number): Promise<Response> =>
  timeEvent(() => receive(store, request, now));
