import "server-only";
import type { SendAction } from "@/lib/outbox/contract/history";
import type { Upstream } from "@/lib/outbox/contract/send-view";
import type { Settled } from "@/lib/outbox/send";
import { REJECTIONS } from "@/lib/outbox/view";
import type { SendRow } from "./summary";

type Standing = { title: string; detail: string; upstream: Upstream | null; can: SendAction[] };

const NOTHING_SENT = "Nothing was sent.";
const NOT_DELIVERED = "Whether the message reached the phone is not known here.";

/** Our own words, as they were written when it settled. */
const readOutcome = (outcome: string | null): Settled | null =>
  outcome === null ? null : (JSON.parse(outcome) as Settled);

function describeQueued(hold: SendRow["hold"], why: string): Pick<Standing, "title" | "detail" | "can"> {
  switch (hold) {
    case "stale": {
      const detail = why || "It wants a person's word before it goes out: confirm it, or cancel it.";
      return { title: "Waiting for confirmation", detail, can: ["confirm", "cancel"] };
    }
    case "paused":
      return { title: "Paused", detail: "Its batch is paused. Nothing was sent yet.", can: ["cancel"] };
    case null:
      return { title: "Waiting to be sent", detail: "Nothing was sent yet.", can: ["cancel"] };
    default:
      return hold satisfies never;
  }
}

/**
 * How a send stands, in words, and what a person can do about it now. What may have been sent cannot be deleted before somebody
 * has said what became of it; `why`: the words of its latest event.
 */
export function toStanding(row: Pick<SendRow, "state" | "hold" | "outcome">, why: string): Standing {
  const outcome = readOutcome(row.outcome);
  const upstream = outcome && "upstream" in outcome ? (outcome.upstream ?? null) : null;
  const detail = outcome && "detail" in outcome ? outcome.detail : why;
  switch (row.state) {
    case "queued":
      return { ...describeQueued(row.hold, why), upstream };
    case "sending":
      return { title: "Being sent", detail: "FlowIQ has not answered yet.", upstream, can: [] };
    case "accepted":
      return { title: "FlowIQ took the message", detail: NOT_DELIVERED, upstream, can: ["delete"] };
    case "rejected": {
      const reason = outcome?.state === "rejected" ? outcome.reason : "refused";
      return { title: REJECTIONS[reason].title, detail, upstream, can: ["delete"] };
    }
    case "unknown":
      return { title: "It may have been sent", detail, upstream, can: ["close"] };
    case "cancelled":
      return { title: "Cancelled", detail: NOTHING_SENT, upstream, can: ["delete"] };
    case "closed":
      return { title: "Closed by a person", detail: why, upstream, can: ["delete"] };
    default:
      return row.state satisfies never;
  }
}
