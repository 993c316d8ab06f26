import "server-only";
import type { Outcome } from "@/lib/flowiq/client";
import { parseReply, type Reply } from "@/lib/flowiq/reply";
import type { Payload } from "@/lib/message/payload";
import { findGraphCode } from "@/lib/whatsapp/graph-codes";
import type { Upstream } from "./contract";
import { parseRetryAfter, type RetryCause } from "./retry";
import type { RejectionReason, Settled } from "./send";

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

const KEY_DETAIL =
  "FlowIQ refused this server's own API key. An administrator must check the key and the tenant.";
const REDIRECT_DETAIL =
  "FlowIQ's address answered with a redirect, which is never followed. An administrator must check FLOWIQ_BASE_URL.";
const CERTIFICATE_DETAIL =
  "The certificate at FlowIQ's address cannot be trusted, so nothing was sent. An administrator must look into it.";
const UNREACHABLE_DETAIL = "FlowIQ could not be reached, so nothing was sent. It is safe to send again.";
const BUSY_DETAIL = "FlowIQ is too busy and did not take the message. It is safe to send again in a while.";
const UNKNOWN_DETAIL = "The message may have been sent. Look at the chat before sending it again.";

const SILENCES: Record<Extract<Outcome, { kind: "written" }>["why"], string> = {
  closed: "FlowIQ closed the connection without an answer.",
  timeout: "FlowIQ did not answer in time.",
  "cut short": "FlowIQ's answer broke off.",
  "not HTTP": "What came back is no answer that can be read.",
};

const toUpstream = (status: number, { error, message }: Reply): Upstream => ({ status, error, message });

/** Meta's code inside FlowIQ's words explains them. It changes no verdict. */
function explain({ error, message }: Upstream): string {
  const graph = findGraphCode(`${error} ${message}`);
  if (graph) return `${graph.meaning} ${graph.advice}`;
  const words = message || error;
  return words ? `FlowIQ says: “${words}”.` : "";
}

const reject = (reason: RejectionReason, detail: string, upstream?: Upstream): Settled => ({
  state: "rejected",
  reason,
  detail,
  ...(upstream && { upstream }),
});

const doubt = (detail: string, upstream?: Upstream): Settled => ({
  state: "unknown",
  detail: [detail, UNKNOWN_DETAIL].filter(Boolean).join(" "),
  ...(upstream && { upstream }),
});

const refuse = (upstream: Upstream): Settled =>
  reject("refused", explain(upstream) || "FlowIQ refused the message without saying why.", upstream);

function judgeUnwritten({ why }: Unwritten): Verdict {
  if (why === "certificate") return reject("settings", CERTIFICATE_DETAIL);
  const otherwise = reject("unreachable", UNREACHABLE_DETAIL);
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
  if (status >= 300 && status < 400) return reject("settings", REDIRECT_DETAIL, upstream);
  if (KEY_REFUSALS.has(status)) return reject("key", KEY_DETAIL, upstream);
  if (REFUSALS.has(status)) return refuse(upstream);
  const waitMs = parseRetryAfter(retryAfter, now);
  const otherwise = reject("busy", BUSY_DETAIL, upstream);
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
      return doubt(SILENCES[outcome.why]);
    case "answered":
      return judgeAnswer(outcome, payload, now);
    default:
      return outcome satisfies never;
  }
}
