import "server-only";
import type { Outbox } from "@/lib/outbox/outbox";
import type { Send } from "@/lib/outbox/send";
import { toView } from "@/lib/outbox/view";
import { answerJson, answerProblem, makeProblem } from "./problem";
import { readSendOrder } from "./send-order";

const FULL_RETRY_SECONDS = 5;

const OTHER_CONTENT = makeProblem(
  "key-reused",
  422,
  "This idempotency key belongs to another message",
  "Use a new Idempotency-Key for a new message.",
);
const REPEATED = makeProblem(
  "repeated",
  409,
  "This message was sent a short while ago",
  "The same content went to the same recipient within the last 10 minutes. Look at the earlier send, or send it again on purpose.",
);
const FULL = makeProblem(
  "busy",
  429,
  "Too many sends are under way",
  "Nothing was sent. Try again in a few seconds.",
);
const NOT_FOUND = makeProblem(
  "not-found",
  404,
  "No such send",
  "No send has this id, or it was forgotten after a day.",
);

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

/** `POST /api/send`: the send's end, or 202 with its state when it has not settled within `waitMs`. */
export async function answerSend(
  request: Request,
  { outbox, appOrigin, waitMs }: { outbox: Outbox; appOrigin: string; waitMs: number },
): Promise<Response> {
  const reading = await readSendOrder(request, appOrigin);
  if (!reading.ok) return answerProblem(reading.problem);
  const creation = await outbox.create(reading.order);
  switch (creation.kind) {
    case "created":
    case "known":
      return answerView((await outbox.findSettled(creation.send.id, waitMs)) ?? creation.send);
    case "other content":
      return answerProblem(OTHER_CONTENT);
    case "repeated":
      return answerProblem({ ...REPEATED, id: creation.send.id });
    case "full":
      return answerProblem(FULL, { "Retry-After": String(FULL_RETRY_SECONDS) });
    default:
      return creation satisfies never;
  }
}

/** `GET /api/sends/:id`: 200 with the send as it stands, whatever became of it. */
export async function answerFind(id: string, outbox: Outbox): Promise<Response> {
  const send = await outbox.find(id);
  return send ? answerJson(200, toView(send)) : answerProblem(NOT_FOUND);
}
