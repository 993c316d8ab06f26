import { formatClock } from "@/components/ui/times";
import type { ThreadMessage } from "@/lib/api/inbox";

export type Mark = "clock" | "one" | "two" | "read" | "failed" | "unknown" | "stopped";

const MARKS: Record<Exclude<ThreadMessage["state"], "received">, { mark: Mark; word: string }> = {
  queued: { mark: "clock", word: "Queued" },
  sending: { mark: "clock", word: "Sending" },
  accepted: { mark: "clock", word: "Accepted by FlowIQ, not sent yet" },
  sent: { mark: "one", word: "Sent" },
  delivered: { mark: "two", word: "Delivered" },
  read: { mark: "read", word: "Read" },
  failed: { mark: "failed", word: "Not delivered" },
  rejected: { mark: "failed", word: "Rejected" },
  unknown: { mark: "unknown", word: "May have been sent" },
  cancelled: { mark: "stopped", word: "Cancelled" },
  closed: { mark: "stopped", word: "Marked as delivered" },
};

type Delivery = Pick<
  ThreadMessage,
  "state" | "sent_at" | "delivered_at" | "read_at" | "failed_at" | "warned_at" | "note"
>;

/** The mark beside our own message's time, and its name; null for a customer's. */
export const findMark = (state: ThreadMessage["state"]) => (state === "received" ? null : MARKS[state]);

const NO_REASON = "FlowIQ gives no reason.";

/** A problem with our own message in words; null if the mark says it all. */
export function findTrouble({ state, delivered_at, failed_at, note, warned_at }: Delivery): string | null {
  if (failed_at !== null && delivered_at !== null)
    return `Reported as failed at ${formatClock(failed_at)} and as delivered at ${formatClock(delivered_at)}.`;
  switch (state) {
    case "failed":
      return `Not delivered. ${note ?? NO_REASON}`;
    case "rejected":
      return `Rejected. ${note ?? "Open it in the outbox to see why."}`;
    case "unknown":
      return "It may have been sent. Check before you send it again.";
    case "cancelled":
      return "Cancelled. Nothing was sent.";
    default:
      return warned_at === null ? null : "WhatsApp reported a warning for this message.";
  }
}

/** The known times in order: "Sent 12:04", "Delivered: not reported", "Read 12:06". */
export function listTimes({ sent_at, delivered_at, read_at, failed_at }: Delivery): string[] {
  return [
    sent_at !== null && `Sent ${formatClock(sent_at)}`,
    delivered_at !== null && `Delivered ${formatClock(delivered_at)}`,
    delivered_at === null && read_at !== null && "Delivered: not reported",
    read_at !== null && `Read ${formatClock(read_at)}`,
    failed_at !== null && `Failed ${formatClock(failed_at)}`,
  ].filter((line) => line !== false);
}
