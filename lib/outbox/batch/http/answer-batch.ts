import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { BATCH_ACTIONS, type BatchAction } from "@/lib/outbox/contract/batch";
import { toCsvRow } from "@/lib/http/export/csv-row";
import { answerStopping, OTHER_CONTENT, toTakenProblem } from "@/lib/outbox/http/order-problems";
import { answerSafetyRefusal } from "@/lib/outbox/safety/http/refusal-problem";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import type { Outbox } from "@/lib/outbox/outbox";
import { isStoreError } from "@/lib/store/store-error";
import { readBatchOrder } from "./batch-order";
import type { BatchOrder } from "@/lib/outbox/batch/create-batch";
import { findBatch, findFailures } from "@/lib/outbox/batch/find-batch";

const NOT_FOUND = makeProblem("not-found", 404, "No such batch", "No batch has this id.");
const NO_ACTION = makeProblem(
  "not-found",
  404,
  "No such action",
  `A batch can be told to ${BATCH_ACTIONS.join(", ")}.`,
);

type Parts = { outbox: Outbox; actor: Actor };

/** `GET /api/batches/:id`. */
export async function answerBatch(id: string, { outbox, actor }: Parts, status = 200): Promise<Response> {
  const view = await findBatch(actor, outbox.store, id);
  return view ? answerJson(status, view) : answerProblem(NOT_FOUND);
}

const toPath = ({ payloads }: BatchOrder, recipient: string): string =>
  `recipients.${payloads.findIndex(({ phone_number }) => phone_number === recipient)}`;

async function create(batch: BatchOrder, parts: Parts): Promise<Response> {
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

/** `POST /api/batches`: 201 with the batch as it stands, 200 where the key has it already. */
export async function answerNewBatch(request: Request, parts: Parts): Promise<Response> {
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

const isAction = (name: string): name is BatchAction => BATCH_ACTIONS.some((action) => action === name);

/** `POST /api/batches/:id/:action`: the batch as it stands once the action has taken effect. */
export async function answerBatchAction(
  { id, action }: { id: string; action: string },
  parts: Parts,
): Promise<Response> {
  if (!isAction(action)) return answerProblem(NO_ACTION);
  if (!(await findBatch(parts.actor, parts.outbox.store, id))) return answerProblem(NOT_FOUND);
  await parts.outbox.actOnBatch(parts.actor, action, id);
  return answerBatch(id, parts);
}

/** `GET /api/batches/:id/failed`, as CSV with `?format=csv`. */
export async function answerFailures(
  request: Request,
  id: string,
  { outbox, actor }: Parts,
): Promise<Response> {
  if (!(await findBatch(actor, outbox.store, id))) return answerProblem(NOT_FOUND);
  const failures = await findFailures(actor, outbox.store, id);
  if (new URL(request.url).searchParams.get("format") !== "csv") return answerJson(200, { failures });
  const rows = failures.map(({ recipient, state, detail, id }) => toCsvRow([recipient, state, detail, id]));
  return new Response([toCsvRow(["recipient", "state", "detail", "id"]), ...rows].join(""), {
    headers: {
      "Cache-Control": "no-store",
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="menuet-not-reached.csv"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
