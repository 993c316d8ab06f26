import "server-only";
import * as z from "zod/mini";
import { type BatchAction, type BatchFailures, batchOrderSchema, type BatchView } from "@/lib/api/batch";
import type { Permission } from "@/lib/api/role";
import { SEND_STATES, type SendState } from "@/lib/api/send-view";
import type { PayloadFault } from "@/lib/message/parse-payload";
import { type Payload, toPayload } from "@/lib/message/payload";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { toCsvRow } from "@/lib/server/http/answer-file";
import { answerJson, answerProblem, makeProblem, NO_STORE } from "@/lib/server/http/problem";
import { readJson, type Refusal, refuse } from "@/lib/server/http/read-json";
import { countFunnel } from "@/lib/server/outbox/ledger/find-deliveries";
import type { BatchRequest } from "./batch";
import { describeSend } from "@/lib/server/outbox/ledger/find-record";
import type { Outbox } from "./outbox";
import { readIdempotencyKey, readPayload, refuseMessage } from "./send-order";
import { answerSafetyRefusal, answerStopping, OTHER_CONTENT, toTakenProblem } from "./send-problems";

const recipientsSchema = z.array(z.string());

async function countStates(db: Db, id: string) {
  const rows = await db
    .selectFrom("sends")
    .select(({ fn }) => ["state", fn.countAll().as("sends"), fn.count("hold").as("held")])
    .where("batch_id", "=", id)
    .groupBy("state")
    .execute();
  const countOf = (state: SendState) => Number(rows.find((row) => row.state === state)?.sends ?? 0);
  const counts = Object.fromEntries(SEND_STATES.map((state) => [state, countOf(state)])) as Record<
    SendState,
    number
  >;
  return { counts, held: rows.reduce((sum, { held }) => sum + Number(held), 0) };
}

/** The current state of a batch, or null. Throws a StoreError. */
async function findBatch(_actor: Actor, store: Store, id: string): Promise<BatchView | null> {
  return store.query(async (db) => {
    const batch = await db.selectFrom("batches").selectAll().where("id", "=", id).executeTakeFirst();
    if (!batch) return null;
    const { counts, held } = await countStates(db, id);
    return {
      id,
      created_at: batch.created_at,
      total: batch.total,
      is_paused: batch.is_paused === 1,
      held: batch.is_paused === 1 ? 0 : held,
      counts,
      skipped: recipientsSchema.parse(JSON.parse(batch.skipped)),
      funnel: await countFunnel(db, { column: "batch_id", value: id }),
    };
  });
}

/** Rejected, cancelled and unknown recipients, in the batch's order. Throws a StoreError. */
async function findFailures(_actor: Actor, store: Store, id: string): Promise<BatchFailures["failures"]> {
  const rows = await store.query((db) =>
    db
      .selectFrom("sends")
      .select(["id", "recipient", "state", "hold", "outcome"])
      .where("batch_id", "=", id)
      .where("state", "in", ["rejected", "unknown", "cancelled"])
      .orderBy("id")
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    recipient: row.recipient,
    state: row.state,
    detail: describeSend(row, "").detail,
  }));
}

/** A message of 64 KB and a thousand numbers. */
const MAX_BATCH_BYTES = 98_304;

const NO_ORDER = refuse(
  "not-valid",
  422,
  "The batch can't be read",
  "Give a message without phone_number, and 1 to 1000 recipients as strings.",
);
const NO_REPLY: PayloadFault = {
  path: "message.context_message_id",
  message: "A reply goes to one recipient. Leave out context_message_id",
  source: "menuet",
};

const inMessage = (fault: PayloadFault): PayloadFault => ({ ...fault, path: `message.${fault.path}` });

/** A payload for each recipient, or the path of what is wrong in the message or a recipient. */
function toPayloads(
  message: object,
  recipients: readonly string[],
): { payloads: Payload[] } | { errors: PayloadFault[] } {
  const payloads: Payload[] = [];
  for (const [index, recipient] of recipients.entries()) {
    const read = readPayload({ ...message, phone_number: recipient });
    if (!read.ok) {
      const errors = read.errors.map((fault) =>
        fault.path === "phone_number" ? { ...fault, path: `recipients.${index}` } : inMessage(fault),
      );
      return { errors };
    }
    payloads.push(toPayload(read.value));
  }
  const numbers = payloads.map(({ phone_number }) => phone_number);
  const double = numbers.findIndex((number, index) => numbers.indexOf(number) !== index);
  if (double === -1) return { payloads };
  return {
    errors: [{ path: `recipients.${double}`, message: "This recipient is named twice", source: "menuet" }],
  };
}

/** Parses `POST /api/batches`. Reports the first error only. */
async function readBatchOrder(request: Request): Promise<{ ok: true; batch: BatchRequest } | Refusal> {
  const json = await readJson(request, MAX_BATCH_BYTES);
  if (!json.ok) return json;
  const idempotencyKey = readIdempotencyKey(request);
  if (!idempotencyKey.ok) return idempotencyKey;
  const order = batchOrderSchema.safeParse(json.value);
  if (!order.success) return NO_ORDER;
  const { message, recipients, repeat = false } = order.data;
  if ("context_message_id" in message) return refuseMessage([NO_REPLY]);
  const read = toPayloads(message, recipients);
  if ("errors" in read) return refuseMessage(read.errors);
  return {
    ok: true,
    batch: { idempotencyKey: idempotencyKey.key, payloads: read.payloads, repeat },
  };
}

const NOT_FOUND = makeProblem("not-found", 404, "No such batch", "No batch has this id.");

type Parts<P extends Permission = "look"> = { outbox: Outbox; actor: Actor<P> };

/** `GET /api/batches/:id`. */
export async function answerBatch(id: string, { outbox, actor }: Parts, status = 200): Promise<Response> {
  const view = await findBatch(actor, outbox.store, id);
  return view ? answerJson(status, view) : answerProblem(NOT_FOUND);
}

const toPath = ({ payloads }: BatchRequest, recipient: string): string =>
  `recipients.${payloads.findIndex(({ phone_number }) => phone_number === recipient)}`;

async function create(batch: BatchRequest, parts: Parts<"send">): Promise<Response> {
  const creation = await parts.outbox.createBatch(parts.actor, batch);
  switch (creation.kind) {
    case "created":
      return answerBatch(creation.id, parts, 201);
    case "known":
      return answerBatch(creation.id, parts);
    case "other content":
      return answerProblem(OTHER_CONTENT);
    default:
      return answerSafetyRefusal(creation, Date.now(), (recipient) => toPath(batch, recipient));
  }
}

/** `POST /api/batches`: 201 with the batch, 200 if the key already has it. */
export async function answerNewBatch(request: Request, parts: Parts<"send">): Promise<Response> {
  const order = await readBatchOrder(request);
  if (!order.ok) return answerProblem(order.problem);
  if (parts.outbox.worker.isStopping) return answerStopping();
  try {
    return await create(order.batch, parts);
  } catch (error) {
    if (isStoreError(error)) return answerProblem(toTakenProblem(error));
    throw error;
  }
}

/** `POST /api/batches/:id`: the batch after the action. */
export async function answerBatchAction(
  { id, action }: { id: string; action: BatchAction },
  parts: Parts<"send">,
): Promise<Response> {
  if (!(await findBatch(parts.actor, parts.outbox.store, id))) return answerProblem(NOT_FOUND);
  await parts.outbox.actOnBatch(parts.actor, action, id);
  return answerBatch(id, parts);
}

/** `GET /api/batches/:id/failed`, as CSV with `?format=csv`. */
export async function answerFailures(
  { id, format }: { id: string; format?: "csv" | undefined },
  { outbox, actor }: Parts,
): Promise<Response> {
  if (!(await findBatch(actor, outbox.store, id))) return answerProblem(NOT_FOUND);
  const failures = await findFailures(actor, outbox.store, id);
  if (format === undefined) return answerJson(200, { failures });
  const rows = failures.map(({ recipient, state, detail, id }) => toCsvRow([recipient, state, detail, id]));
  return new Response([toCsvRow(["recipient", "state", "detail", "id"]), ...rows].join(""), {
    headers: {
      ...NO_STORE,
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="menuet-not-reached.csv"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
