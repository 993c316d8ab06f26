import "server-only";
import type { ProblemDetails } from "@/lib/api/problem";
import { SAMPLE_AUDIO_PATH } from "@/lib/message/sandbox";
import { parseDraftPayload, type PayloadFault } from "@/lib/message/parse-payload";
import { toPayload, toPayloadPath } from "@/lib/message/payload";
import type { Actor } from "@/lib/server/auth/actor";
import { isStoreError, type StoreError } from "@/lib/server/db/store-error";
import { readSettings } from "@/lib/server/flowiq/env";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { readAppOrigin } from "@/lib/server/settings";
import { findProblems } from "@/lib/whatsapp/problems";
import { findDelivery } from "@/lib/server/outbox/ledger/find-delivery";
import type { OtherReply } from "@/lib/server/outbox/ledger/touch-conversation";
import type { Creation } from "./ledger/create-send";
import type { Outbox } from "./outbox";
import { type Send, type SendOrder, toView } from "./send";
import { readSendOrder } from "./send-order";
import { answerSafetyRefusal, answerStopping, NO_SEND, OTHER_CONTENT, toTakenProblem } from "./send-problems";

/** The sandbox's own audio, which needs no public address. */
const findSampleUrl = (): string | undefined =>
  readSettings().mode === "sandbox" ? new URL(SAMPLE_AUDIO_PATH, readAppOrigin()).href : undefined;

/** Warnings by path in FlowIQ's JSON; `at` (epoch ms, when it was sent) decides a URL's expiry. */
export function findWarnings(payload: unknown, at: number): PayloadFault[] {
  const draft = parseDraftPayload(payload);
  if (!draft.ok) return [];
  return (
    findProblems(draft.value, 1, { now: at, sampleUrl: findSampleUrl() })
      // Stops a person, who can get a new URL. A script may know better, so its send goes on.
      .filter(({ level, code }) => level === "warning" || code === "audio-expired")
      .map(({ path, message, source }) => ({ path: toPayloadPath(path), message, source }))
  );
}

const REPEATED = makeProblem(
  "repeated",
  409,
  "This message was just sent",
  "The same content went to the same recipient within the last 10 minutes. Check the earlier send, or send it again.",
);
const DELETED = makeProblem(
  "deleted",
  410,
  "This send was deleted",
  "Its key can't be used again. Use a new Idempotency-Key for a new send.",
);

const MAX_QUOTED = 160;

/** `id`: the message to name as read to send the reply anyway. */
const toOvertakenProblem = ({ id, by, words }: OtherReply): ProblemDetails => ({
  ...makeProblem(
    "overtaken",
    409,
    "Someone replied while you were writing",
    `Nothing was sent. ${by} wrote: “${words.slice(0, MAX_QUOTED).toWellFormed()}”`,
  ),
  id,
});
function answerView(send: Send, warnings: PayloadFault[]): Response {
  const view = toView(send);
  switch (view.state) {
    case "queued":
    case "sending":
      return answerJson(202, { ...view, warnings });
    case "accepted":
      return answerJson(200, { ...view, warnings });
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
  actor: Actor<"send">,
  order: SendOrder,
): Promise<Creation | { kind: "store"; error: StoreError }> {
  try {
    return await outbox.create(actor, order);
  } catch (error) {
    if (isStoreError(error)) return { kind: "store", error };
    throw error;
  }
}

/** `POST /api/send`: the outcome, or 202 with the state if it isn't settled within `waitMs`. */
export async function answerSend(
  request: Request,
  { outbox, actor, waitMs }: { outbox: Outbox; actor: Actor<"send">; waitMs: number },
): Promise<Response> {
  const reading = await readSendOrder(request);
  if (!reading.ok) return answerProblem(reading.problem);
  if (outbox.worker.isStopping) return answerStopping();
  const creation = await create(outbox, actor, reading.order);
  switch (creation.kind) {
    case "created":
    case "known": {
      const found = findWarnings(toPayload(reading.order.message), creation.send.createdAt);
      const send = await outbox.waitForSettled(creation.send, waitMs);
      return answerView(send, [...reading.notes, ...found]);
    }
    case "other content":
      return answerProblem(OTHER_CONTENT);
    case "repeated":
      return answerProblem({ ...REPEATED, id: creation.send.id });
    case "deleted":
      return answerProblem(DELETED);
    case "overtaken":
      return answerProblem(toOvertakenProblem(creation.reply));
    case "store":
      return answerProblem(toTakenProblem(creation.error));
    default:
      return answerSafetyRefusal(creation, Date.now(), () => "phone_number");
  }
}

type Name = Parameters<Outbox["find"]>[1];

/**
 * `GET /api/sends/:id`, `GET /api/send`: always 200 with the send, its recipient and receipts.
 * An accepted send has the warnings of its `POST`, except about what was changed in the body.
 */
export async function answerFind(actor: Actor, name: Name, outbox: Outbox): Promise<Response> {
  const send = await outbox.find(actor, name);
  if (!send) return answerProblem(NO_SEND);
  const delivery = await outbox.store.query((db) => findDelivery(db, send.id));
  const address = { recipient: send.recipient, reply_to: send.replyTo, delivery: delivery ?? undefined };
  const view = { ...address, ...toView(send) };
  if (view.state !== "accepted") return answerJson(200, view);
  const payload = await outbox.findPayload(actor, send.id);
  return answerJson(200, { ...view, warnings: findWarnings(payload, send.createdAt) });
}
