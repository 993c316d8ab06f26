import "server-only";
import type { RejectionReason, Upstream } from "@/lib/api/send-view";
import type { PayloadFault } from "@/lib/message/parse-payload";
import { findNamedFields, type Payload, toPayloadPath } from "@/lib/message/payload";
import type { PostOutcome } from "@/lib/server/flowiq/client";
import {
  findAdministration,
  isContactMissing,
  isSendFailure,
  isUploadFailure,
  parseReply,
  type FlowIqReply,
} from "@/lib/server/flowiq/reply";
import { findGraphCode } from "@/lib/whatsapp/graph-codes";
import { type GraphError, readGraphError } from "@/lib/whatsapp/graph-error";
import { findRefusedFields, isParameterCode } from "@/lib/whatsapp/refused-fields";
import { parseRateLimitReset, parseRetryAfter, type RetryCause } from "./retry";
import type { Settled } from "./send";

/** Text for the sender: no more than is known, and what to do next. */
export const DETAILS = {
  contact:
    "This number is not a contact in FlowIQ yet. Create the contact, then send again. Nothing was sent.",
  key: "FlowIQ refused this server's own API key. An administrator must check the key and the tenant.",
  redirect:
    "FlowIQ's address answered with a redirect, which Menuet doesn't follow. An administrator must check FLOWIQ_BASE_URL.",
  certificate:
    "The certificate at FlowIQ's address isn't trusted, so nothing was sent. An administrator must check it.",
  unreachable: "FlowIQ could not be reached, so nothing was sent. You can safely send again.",
  busy: "FlowIQ is too busy and didn't accept the message. You can safely send again in a few minutes.",
  upload:
    "FlowIQ couldn't fetch the audio file. Nothing was sent. Check its link, its format and its size (at most 16 MB).",
  unknown: "The message may have been sent. Check the chat before you send it again.",
};

const SILENCE_DETAILS: Record<Extract<PostOutcome, { kind: "written" }>["why"], string> = {
  closed: "FlowIQ closed the connection without an answer.",
  timeout: "FlowIQ did not answer in time.",
  "cut short": "FlowIQ's answer was incomplete.",
  "not HTTP": "FlowIQ's answer couldn't be read.",
};

const PLACES: Record<string, string> = {
  phone_number: "the recipient",
  media_url: "the audio",
  context_message_id: "the message that this one replies to",
  "interactive.header": "the header",
  "interactive.body": "the body",
  "interactive.footer": "the footer",
  "interactive.button": "the button label",
};

/** The refused part in words ("the list", "the body"); several fields aren't listed. */
function toRefusedPlace(paths: readonly string[]): string {
  const [path = "", ...others] = paths;
  if (path.startsWith("interactive.sections")) return "the list";
  return (others.length === 0 && PLACES[path]) || "a field of the message";
}

/** FlowIQ's own text if nothing better is known; "" if there is none. */
const quote = ({ error, message }: Upstream): string => {
  const words = message || error;
  return words ? `FlowIQ says: “${words}”.` : "";
};

/** The meaning of Meta's code in FlowIQ's text, else the text. It changes no verdict. */
function explain(upstream: Upstream): string {
  const graph = findGraphCode(`${upstream.error} ${upstream.message}`);
  if (!graph) return quote(upstream);
  // Its advice is for unknown sends.
  return graph.kind === "unclear" ? `${graph.meaning} Try again later.` : `${graph.meaning} ${graph.advice}`;
}

/** The same for an unknown send; `DETAILS.unknown` adds the advice once. */
const explainDoubt = (upstream: Upstream): string =>
  findGraphCode(`${upstream.error} ${upstream.message}`)?.meaning ??
  (quote(upstream) || `FlowIQ answered with status ${upstream.status}.`);

type Rejected = Extract<Settled, { state: "rejected" }>;
type Refusal = Rejected | { state: "retry"; cause: RetryCause; waitMs: number | null; otherwise: Settled };

/** WhatsApp's rate limit per recipient: one message in six seconds. */
const PAIR_WAIT_MS = 6_000;

/** Refused before sending, so `rejected` despite status 500. */
const DEFINITE: ReadonlySet<number> = new Set([
  ...[100, 131005, 131008, 131009, 131026, 131031, 131047, 131048, 131051, 131052, 131053, 131056],
  ...[190, 368, 10, 130429, 80007, 4],
]);
const isDefinite = (code: number): boolean => DEFINITE.has(code) || (code >= 200 && code <= 299);

const reject = (
  reason: RejectionReason,
  detail: string,
  upstream?: Upstream,
  errors: PayloadFault[] = [],
): Rejected => ({
  state: "rejected",
  reason,
  detail,
  ...(upstream && { upstream }),
  ...(errors.length > 0 && { errors }),
});

const toErrors = (
  paths: readonly string[],
  source: PayloadFault["source"],
  message: string,
): PayloadFault[] => paths.map((path) => ({ path, message, source }));

/** Every text of a message: if the upstream repeats one, it is no evidence. */
function listTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

const readGraph = ({ error, message }: Upstream, payload: Payload): GraphError | null =>
  readGraphError(message, listTexts(payload)) ?? readGraphError(error, listTexts(payload));

function rejectByGraph(graph: GraphError, upstream: Upstream, payload: Payload): Rejected {
  const { code, kind, meaning, advice, sentence } = graph;
  if (kind === "administrator") return reject("organization", `${meaning} ${advice}`, upstream);
  const paths = findRefusedFields(code, sentence, payload);
  const errors = toErrors(paths, "whatsapp", sentence || meaning);
  const isPlaced = paths.length > 0 && isParameterCode(code);
  const detail = isPlaced
    ? `WhatsApp refused ${toRefusedPlace(paths)}. Correct it, then send again. Nothing was sent.`
    : `${meaning} ${advice}`;
  return reject("refused", detail, upstream, errors);
}

/** FlowIQ's clear refusal: about the recipient, the set-up, a field, or only in words. */
function refuse(upstream: Upstream, payload: Payload): Rejected {
  const { status, error, message } = upstream;
  if (isContactMissing(status, error))
    return reject(
      "contact",
      DETAILS.contact,
      upstream,
      toErrors(["phone_number"], "flowiq", DETAILS.contact),
    );
  const administration = findAdministration(error);
  if (administration) return reject(administration.reason, administration.detail, upstream);
  if (status === 401 || status === 403) return reject("key", DETAILS.key, upstream);
  const graph = readGraph(upstream, payload);
  if (graph && graph.kind !== "unclear") return rejectByGraph(graph, upstream, payload);
  const words = [error, message].filter(Boolean).join(": ");
  const errors = toErrors(findNamedFields(words).map(toPayloadPath), "flowiq", words);
  const detail = explain(upstream) || "FlowIQ refused the message without saying why.";
  return reject("refused", detail, upstream, errors);
}

/** A 500 that surely sent nothing: a failed upload or a definite WhatsApp refusal. Else null. */
function readFailure(upstream: Upstream, payload: Payload): Refusal | null {
  const { status, error } = upstream;
  if (isUploadFailure(status, error)) {
    const paths = payload.message_type === "audio" ? ["media_url"] : [];
    return reject("refused", DETAILS.upload, upstream, toErrors(paths, "flowiq", DETAILS.upload));
  }
  if (!isSendFailure(status, error)) return null;
  const graph = readGraphError(upstream.message, listTexts(payload));
  if (!graph || !isDefinite(graph.code)) return null;
  if (graph.kind !== "busy" && graph.kind !== "pair") return rejectByGraph(graph, upstream, payload);
  const otherwise = reject("busy", `${graph.meaning} ${graph.advice} Nothing was sent.`, upstream);
  return graph.kind === "pair"
    ? { state: "retry", cause: "pair", waitMs: PAIR_WAIT_MS, otherwise }
    : { state: "retry", cause: "busy", waitMs: null, otherwise };
}

/**
 * An outcome's meaning. A retry ends as `otherwise` when its tries run out; `waitMs` null:
 * backoff.
 */
type Verdict = Settled | { state: "retry"; cause: RetryCause; waitMs: number | null; otherwise: Settled };

type Answered = Extract<PostOutcome, { kind: "answered" }>;
type Unwritten = Extract<PostOutcome, { kind: "not written" }>;

const REFUSALS: ReadonlySet<number> = new Set([
  400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 431, 451,
]);
const BUSY: ReadonlySet<number> = new Set([425, 429]);

const toUpstream = (status: number, { error, message }: FlowIqReply): Upstream => ({
  status,
  error,
  message,
});

const doubt = (detail: string, upstream?: Upstream): Settled => ({
  state: "unknown",
  detail: [detail, DETAILS.unknown].filter(Boolean).join(" "),
  ...(upstream && { upstream }),
});

function judgeUnwritten({ why }: Unwritten): Verdict {
  if (why === "certificate") return reject("settings", DETAILS.certificate);
  const otherwise = reject("unreachable", DETAILS.unreachable);
  return { state: "retry", cause: "not written", waitMs: null, otherwise };
}

function judgeSuccess(reply: FlowIqReply, upstream: Upstream, payload: Payload): Settled {
  if (reply.kind === "no") return refuse(upstream, payload);
  if (reply.kind === "unclear") return doubt("FlowIQ answered without a message id.", upstream);
  return {
    state: "accepted",
    messageId: reply.messageId,
    recipient: reply.recipient ?? payload.phone_number.replace(/\D/g, ""),
    messageType: reply.messageType ?? payload.message_type,
  };
}

/** FlowIQ's requested wait: Retry-After, else the rate-limit reset of a 429. */
function readWait({ status, retryAfter, rateLimitReset }: Answered, now: number): number | null {
  const reset = status === 429 ? parseRateLimitReset(rateLimitReset, now) : null;
  return parseRetryAfter(retryAfter, now) ?? reset;
}

function judgeAnswer(answer: Answered, payload: Payload, now: number): Verdict {
  const { status, body } = answer;
  const reply = parseReply(body);
  const upstream = toUpstream(status, reply);
  if (status >= 200 && status < 300) return judgeSuccess(reply, upstream, payload);
  if (status >= 300 && status < 400) return reject("settings", DETAILS.redirect, upstream);
  if (REFUSALS.has(status)) return refuse(upstream, payload);
  const waitMs = readWait(answer, now);
  const otherwise = reject("busy", DETAILS.busy, upstream);
  if (BUSY.has(status)) return { state: "retry", cause: "busy", waitMs, otherwise };
  if (status === 503 && waitMs !== null) return { state: "retry", cause: "unavailable", waitMs, otherwise };
  return readFailure(upstream, payload) ?? doubt(explainDoubt(upstream), upstream);
}

/**
 * FlowIQ documents no idempotency key, so a possible send is `unknown`, not retried. `now`: epoch
 * ms.
 */
export function toVerdict(outcome: PostOutcome, payload: Payload, now: number): Verdict {
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
