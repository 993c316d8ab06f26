import "server-only";
import { toProblemType } from "@/lib/http/problem";
import type { SendView } from "./contract/send-view";
import type { RejectionReason, Send } from "./send";

export const REJECTIONS: Record<RejectionReason, { status: number; title: string }> = {
  refused: { status: 422, title: "FlowIQ refused the message" },
  key: { status: 502, title: "FlowIQ refuses this server's key" },
  settings: { status: 502, title: "This server's connection to FlowIQ is set up wrongly" },
  unreachable: { status: 503, title: "FlowIQ could not be reached" },
  busy: { status: 503, title: "FlowIQ is too busy" },
};

/** A send as the page and scripts see it. Rejected and unknown ones are problems (RFC 9457) with their status. */
export function toView({ id, progress, why, tries }: Send): SendView {
  const isNew = progress.state === "queued" && progress.hold === null && tries === 0;
  const detail = isNew ? "Waiting for its turn." : why;
  switch (progress.state) {
    case "queued":
      return { id, state: "queued", hold: progress.hold, detail };
    case "sending":
    case "cancelled":
    case "closed":
      return { id, state: progress.state, detail };
    case "accepted":
      return {
        id,
        state: "accepted",
        message_id: progress.messageId,
        recipient: progress.recipient,
        message_type: progress.messageType,
      };
    case "rejected": {
      const { reason, state, ...rest } = progress;
      return { type: toProblemType(`send-${reason}`), ...REJECTIONS[reason], id, state, ...rest };
    }
    case "unknown":
      return {
        type: toProblemType("send-unknown"),
        title: "It may have been sent",
        status: 504,
        id,
        ...progress,
      };
    default:
      return progress satisfies never;
  }
}
