import "server-only";
import { BATCH_ACTIONS, type BatchAction } from "@/lib/outbox/contract/batch";
import { toCsvRow } from "@/lib/outbox/history/export/csv-row";
import { answerStopping, OTHER_CONTENT, toTakenProblem } from "@/lib/outbox/http/order-problems";
import { answerSafetyRefusal } from "@/lib/outbox/safety/http/refusal-problem";
import { ANYONE } from "@/lib/outbox/http/author";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { refuseCrossSite } from "@/lib/http/refuse-cross-site";
import type { Outbox } from "@/lib/outbox/outbox";
import { isStoreError } from "@/lib/store/store-error";
import { readBatchOrder } from "./batch-order";
import type { NewBatch } from "@/lib/outbox/batch/create-batch";
import { findBatch, findFailures } from "@/lib/outbox/batch/find-batch";

const NOT_FOUND = makeProblem("not-found", 404, "No such batch", "No batch has this id.");
const NO_ACTION = makeProblem(
  "not-found",
  404,
  "No such action",
  `A batch can be told to ${BATCH_ACTIONS.join(", ")}.`,
);

type Parts = { outbox: Outbox; appOrigin: string };

/** `GET /api/batches/:id`. */
export async function answerBatch(id: string, { store }: Outbox, status = 200): Promise<Response> {
  const view = await findBatch(store, id);
  return view ? answerJson(status, view) : answerProblem(NOT_FOUND);
}

const toPath = ({ payloads }: NewBatch, recipient: string): string =>
  `recipients.${payloads.findIndex(({ phone_number }) => phone_number === recipient)}`;

async function create(outbox: Outbox, batch: NewBatch): Promise<Response> {
  const creation = await outbox.createBatch(batch);
  switch (creation.kind) {
    case "created":
      return answerBatch(creation.id, outbox, 201);
    case "known":
      return answerBatch(creation.id, outbox);
    case "other content":
      return answerProblem(OTHER_CONTENT);
    default:
      return answerSafetyRefusal(creation, Date.now(), (recipient) => toPath(batch, recipient));
  }
}

/** `POST /api/batches`: 201 with the batch as it stands, 200 where the key has it already. */
export async function answerNewBatch(request: Request, { outbox, appOrigin }: Parts): Promise<Response> {
  const refusal = refuseCrossSite(request, appOrigin);
  if (refusal) return refusal;
  const order = await readBatchOrder(request);
  if (!order.ok) return answerProblem(order.problem);
  if (outbox.worker.isStopping) return answerStopping();
  try {
    return await create(outbox, order.batch);
  } catch (error) {
    if (isStoreError(error)) return answerProblem(toTakenProblem(error));
    throw error;
  }
}

const isAction = (name: string): name is BatchAction => BATCH_ACTIONS.some((action) => action === name);

/** `POST /api/batches/:id/:action`: the batch as it stands once the action has taken effect. */
export async function answerBatchAction(
  request: Request,
  { id, action }: { id: string; action: string },
  { outbox, appOrigin }: Parts,
): Promise<Response> {
  const refusal = refuseCrossSite(request, appOrigin);
  if (refusal) return refusal;
  if (!isAction(action)) return answerProblem(NO_ACTION);
  if (!(await findBatch(outbox.store, id))) return answerProblem(NOT_FOUND);
  await outbox.actOnBatch(action, id, ANYONE);
  return answerBatch(id, outbox);
}

/** `GET /api/batches/:id/failed`, as CSV with `?format=csv`. */
export async function answerFailures(request: Request, id: string, { store }: Outbox): Promise<Response> {
  if (!(await findBatch(store, id))) return answerProblem(NOT_FOUND);
  const failures = await findFailures(store, id);
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
