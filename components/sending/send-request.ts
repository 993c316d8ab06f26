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
 * One thing to send: the body as JSON, the key it goes out once under, the earlier send that it
 * repeats on purpose, and of a reply the newest message of the thread that was read.
 */
export type SendRequest = { body: string; key: string; resendOf?: string; replyAfter?: string };

/**
 * What became of asking the server: a send, a refusal before any send, or no usable answer from
 * Menuet's own server: then whether it took the send is not known. `offline`: nothing left this
 * browser.
 */
export type SendAnswer =
  | { kind: "send"; send: SendView }
  | { kind: "refused"; problem: ProblemDetails }
  | { kind: "no answer" }
  | { kind: "offline" };

/** The server answers within 10 s, how ever the send stands. */
const SEND_MS = 20_000;
const STATE_MS = 10_000;

async function toAnswer(asking: Promise<SendView>): Promise<SendAnswer> {
  try {
    return { kind: "send", send: await asking };
  } catch (error) {
    const { problem, body, isOffline } = toAskError(error);
    // A send that was rejected, or is unknown, is answered as a problem.
    const send = sendViewSchema.safeParse(body);
    if (send.success) return { kind: "send", send: send.data };
    if (problem) return { kind: "refused", problem };
    return { kind: isOffline ? "offline" : "no answer" };
  }
}

/** Asking again with the same key is safe: it sends once. */
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

/**
 * What a person can say of a send that is still queued: that it shall go out now, or that it shall
 * not.
 */
export type Decision = "confirm" | "cancel";

/** Why it was not done, or null where it was. How the send stands then is asked for anew. */
export async function requestDecision(id: string, decision: Decision): Promise<string | null> {
  try {
    await callApi(sendEndpoints.decide, { params: { id, decision }, signal: AbortSignal.timeout(STATE_MS) });
    return null;
  } catch (error) {
    const fault = toAskError(error);
    return fault.problem ? fault.problem.detail : `${toFaultTitle(fault)}. ${toFaultWords(fault)}`;
  }
}

/**
 * What a send is found by: its id, or while that is not known yet the key that it was asked for
 * under.
 */
export type SendName = { id: string } | { key: string };

/** How a send stands. It sends nothing. */
export function requestSendState(name: SendName): Promise<SendAnswer> {
  const signal = AbortSignal.timeout(STATE_MS);
  return toAnswer(
    "id" in name
      ? callApi(sendEndpoints.find, { params: name, signal })
      : callApi(sendEndpoints.findByKey, { params: name, signal }),
  );
}
