import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import type { Creation } from "@/lib/outbox/ledger/create-send";
import type { Outbox } from "@/lib/outbox/outbox";
import type { Send, SendOrder } from "@/lib/outbox/send";
import { toView } from "@/lib/outbox/view";
import { isStoreError, type StoreError } from "@/lib/store/store-error";
import { answerSafetyRefusal } from "@/lib/outbox/safety/http/refusal-problem";
import { answerStopping, OTHER_CONTENT, toTakenProblem } from "./order-problems";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { readSendOrder } from "./send-order";

const REPEATED = makeProblem(
  "repeated",
  409,
  "This message was sent a short while ago",
  "The same content went to the same recipient within the last 10 minutes. Look at the earlier send, or send it again on purpose.",
);
const DELETED = makeProblem(
  "deleted",
  410,
  "This send was deleted",
  "Its key is spent, so that it cannot go out twice. Use a new Idempotency-Key for a new send.",
);
const NOT_FOUND = makeProblem("not-found", 404, "No such send", "No send has this id, or it was deleted.");

function answerView(send: Send): Response {
  const view = toView(send);
  switch (view.state) {
    case "queued":
    case "sending":
      return answerJson(202, view);
    case "accepted":
    case "cancelled":
    case "closed":
      return answerJson(200, view);
    case "rejected":
    case "unknown":
      return answerProblem(view);
    default:
      return view satisfies never;
  }
}

async function create(
  outbox: Outbox,
  actor: Actor,
  order: SendOrder,
): Promise<Creation | { kind: "store"; error: StoreError }> {
  try {
    return await outbox.create(actor, order);
  } catch (error) {
    if (isStoreError(error)) return { kind: "store", error };
    throw error;
  }
}

/** `POST /api/send`: the send's end, or 202 with its state when it has not settled within `waitMs`. */
export async function answerSend(
  request: Request,
  { outbox, actor, waitMs }: { outbox: Outbox; actor: Actor; waitMs: number },
): Promise<Response> {
  const reading = await readSendOrder(request);
  if (!reading.ok) return answerProblem(reading.problem);
  if (outbox.worker.isStopping) return answerStopping();
  const creation = await create(outbox, actor, reading.order);
  switch (creation.kind) {
    case "created":
    case "known":
      return answerView(await outbox.waitForSettled(creation.send, waitMs));
    case "other content":
      return answerProblem(OTHER_CONTENT);
    case "repeated":
      return answerProblem({ ...REPEATED, id: creation.send.id });
    case "deleted":
      return answerProblem(DELETED);
    case "store":
      return answerProblem(toTakenProblem(creation.error));
    default:
      return answerSafetyRefusal(creation, Date.now(), () => "phone_number");
  }
}

/** `GET /api/sends/:id`: 200 with the send as it stands, whatever became of it. */
export async function answerFind(actor: Actor, id: string, outbox: Outbox): Promise<Response> {
  const send = await outbox.find(actor, id);
  return send ? answerJson(200, toView(send)) : answerProblem(NOT_FOUND);
}
