import "server-only";
import type { Outcome } from "@/lib/flowiq/client";
import { parseReply, type Reply } from "@/lib/flowiq/reply";
import type { Payload } from "@/lib/message/payload";
import type { Upstream } from "./contract/send-view";
import { parseRetryAfter, type RetryCause } from "./retry";
import type { RejectionReason, Settled } from "./send";
import { DETAILS, explain, SILENCE_DETAILS } from "./verdict-words";

/** What an outcome means. A retry ends as `otherwise` when its tries are used up; `waitMs` null means backoff. */
export type Verdict =
  Settled | { state: "retry"; cause: RetryCause; waitMs: number | null; otherwise: Settled };

type Answered = Extract<Outcome, { kind: "answered" }>;
type Unwritten = Extract<Outcome, { kind: "not written" }>;

const REFUSALS: ReadonlySet<number> = new Set([
  400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 431, 451,
]);
const KEY_REFUSALS: ReadonlySet<number> = new Set([401, 403]);
const BUSY: ReadonlySet<number> = new Set([425, 429]);

const toUpstream = (status: number, { error, message }: Reply): Upstream => ({ status, error, message });

const reject = (reason: RejectionReason, detail: string, upstream?: Upstream): Settled => ({
  state: "rejected",
  reason,
  detail,
  ...(upstream && { upstream }),
});

const doubt = (detail: string, upstream?: Upstream): Settled => ({
  state: "unknown",
  detail: [detail, DETAILS.unknown].filter(Boolean).join(" "),
  ...(upstream && { upstream }),
});

const refuse = (upstream: Upstream): Settled =>
  reject("refused", explain(upstream) || "FlowIQ refused the message without saying why.", upstream);

function judgeUnwritten({ why }: Unwritten): Verdict {
  if (why === "certificate") return reject("settings", DETAILS.certificate);
  const otherwise = reject("unreachable", DETAILS.unreachable);
  return { state: "retry", cause: "not written", waitMs: null, otherwise };
}

function judgeSuccess(reply: Reply, upstream: Upstream, payload: Payload): Settled {
  if (reply.kind === "no") return refuse(upstream);
  if (reply.kind === "unclear") return doubt("FlowIQ answered without a message id.", upstream);
  return {
    state: "accepted",
    messageId: reply.messageId,
    recipient: reply.recipient ?? payload.phone_number.replace(/\D/g, ""),
    messageType: reply.messageType ?? payload.message_type,
  };
}

function judgeAnswer({ status, retryAfter, body }: Answered, payload: Payload, now: number): Verdict {
  const reply = parseReply(body);
  const upstream = toUpstream(status, reply);
  if (status >= 200 && status < 300) return judgeSuccess(reply, upstream, payload);
  if (status >= 300 && status < 400) return reject("settings", DETAILS.redirect, upstream);
  if (KEY_REFUSALS.has(status)) return reject("key", DETAILS.key, upstream);
  if (REFUSALS.has(status)) return refuse(upstream);
  const waitMs = parseRetryAfter(retryAfter, now);
  const otherwise = reject("busy", DETAILS.busy, upstream);
  if (BUSY.has(status)) return { state: "retry", cause: "busy", waitMs, otherwise };
  if (status === 503 && waitMs !== null) return { state: "retry", cause: "unavailable", waitMs, otherwise };
  return doubt(explain(upstream) || `FlowIQ answered with status ${status}.`, upstream);
}

/**
 * What became of the message, from one request's outcome alone. FlowIQ documents no idempotency key, so whatever may have
 * been sent is `unknown` and never a retry. `now` in epoch ms.
 */
export function toVerdict(outcome: Outcome, payload: Payload, now: number): Verdict {
  switch (outcome.kind) {
    case "not written":
      return judgeUnwritten(outcome);
    case "written":
      return doubt(SILENCE_DETAILS[outcome.why]);
    case "answered":
      return judgeAnswer(outcome, payload, now);
    default:
      return outcome satisfies never;
  }
}
