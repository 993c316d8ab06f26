import { callApi, toAskError } from "@/components/client/call-api";
import { toFaultTitle, toFaultWords } from "@/components/client/fault-words";
import type { ProblemDetails } from "@/lib/api/problem";
import {
  IDEMPOTENCY_KEY_HEADER,
  REPLY_AFTER_HEADER,
  RESEND_OF_HEADER,
  type SendView,
  sendViewSchema,
} from "@/lib/api/send-view";
import { sendEndpoints } from "@/lib/api/sends";
import type { Payload } from "@/lib/message/payload";

/**
 * One send request. `body`: JSON; `key`: its idempotency key. `resendOf`: the earlier send that it
 * repeats on purpose. `replyAfter`: the thread's newest message that was read.
 */
export type SendRequest = { body: string; key: string; resendOf?: string; replyAfter?: string };

/**
 * The result of a send request: a send, or a refusal before any send. `no answer`: whether the
 * server took it is unknown. `offline`: nothing left this browser.
 */
export type SendAnswer =
  | { kind: "send"; send: SendView }
  | { kind: "refused"; problem: ProblemDetails }
  | { kind: "no answer" }
  | { kind: "offline" };

/** The server answers within 10 s, whatever the send's state. */
const SEND_MS = 20_000;
const STATE_MS = 10_000;

async function toAnswer(asking: Promise<SendView>): Promise<SendAnswer> {
  try {
    return { kind: "send", send: await asking };
  } catch (error) {
    const { problem, body, isOffline } = toAskError(error);
    // A rejected or unknown send is answered as a problem.
    const send = sendViewSchema.safeParse(body);
    if (send.success) return { kind: "send", send: send.data };
    if (problem) return { kind: "refused", problem };
    return { kind: isOffline ? "offline" : "no answer" };
  }
}

/** Retrying with the same key is safe: it sends once. */
export const requestSend = ({ body, key, resendOf, replyAfter }: SendRequest): Promise<SendAnswer> =>
  toAnswer(
    callApi(sendEndpoints.create, {
      body: JSON.parse(body) as Payload,
      headers: {
        [IDEMPOTENCY_KEY_HEADER]: key,
        ...(resendOf && { [RESEND_OF_HEADER]: resendOf }),
        ...(replyAfter && { [REPLY_AFTER_HEADER]: replyAfter }),
      },
      signal: AbortSignal.timeout(SEND_MS),
    }),
  );

/** A person's decision on a queued send: send it now, or cancel it. */
export type Decision = "confirm" | "cancel";

/** Why the decision failed, or null. The send's state must then be fetched again. */
export async function requestDecision(id: string, decision: Decision): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(STATE_MS);
    await callApi(sendEndpoints.decide, { params: { id }, body: { decision }, signal });
    return null;
  } catch (error) {
    const fault = toAskError(error);
    return fault.problem ? fault.problem.detail : `${toFaultTitle(fault)}. ${toFaultWords(fault)}`;
  }
}

/** How to look up a send: by its id or, while that is unknown, by its idempotency key. */
export type SendName = { id: string } | { key: string };

/** Fetches a send's state. It sends nothing. */
export function requestSendState(name: SendName): Promise<SendAnswer> {
  const signal = AbortSignal.timeout(STATE_MS);
  return toAnswer(
    "id" in name
      ? callApi(sendEndpoints.find, { params: name, signal })
      : callApi(sendEndpoints.findByKey, { headers: { [IDEMPOTENCY_KEY_HEADER]: name.key }, signal }),
  );
}
