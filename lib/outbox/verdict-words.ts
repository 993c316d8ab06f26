import "server-only";
import type { Outcome } from "@/lib/flowiq/client";
import { findGraphCode } from "@/lib/whatsapp/graph-codes";
import type { Upstream } from "./contract/send-view";

/** What the person who sends is told: never more than is known, and what to do next. */
export const DETAILS = {
  key: "FlowIQ refused this server's own API key. An administrator must check the key and the tenant.",
  redirect:
    "FlowIQ's address answered with a redirect, which is never followed. An administrator must check FLOWIQ_BASE_URL.",
  certificate:
    "The certificate at FlowIQ's address cannot be trusted, so nothing was sent. An administrator must look into it.",
  unreachable: "FlowIQ could not be reached, so nothing was sent. It is safe to send again.",
  busy: "FlowIQ is too busy and did not take the message. It is safe to send again in a while.",
  unknown: "The message may have been sent. Look at the chat before sending it again.",
};

export const SILENCE_DETAILS: Record<Extract<Outcome, { kind: "written" }>["why"], string> = {
  closed: "FlowIQ closed the connection without an answer.",
  timeout: "FlowIQ did not answer in time.",
  "cut short": "FlowIQ's answer broke off.",
  "not HTTP": "What came back is no answer that can be read.",
};

/** FlowIQ's words, or what Meta's code inside them means; "" where there are none. It changes no verdict. */
export function explain({ error, message }: Upstream): string {
  const graph = findGraphCode(`${error} ${message}`);
  if (graph) return `${graph.meaning} ${graph.advice}`;
  const words = message || error;
  return words ? `FlowIQ says: “${words}”.` : "";
}
