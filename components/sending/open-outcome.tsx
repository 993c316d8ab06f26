import { Button } from "@/components/ui/button";
import type { SendView } from "@/lib/outbox/contract/send-view";
import { Notice } from "@/components/ui/notice";
import { OutboxLink } from "./outbox-link";
import type { Decision } from "./send-request";

type OpenSend = Extract<SendView, { state: "queued" | "sending" }>;

function toTitle(send: OpenSend): string {
  if (send.state === "sending") return "Sending";
  switch (send.hold) {
    case "stale":
      return "Waiting for your confirmation";
    case "paused":
      return "Paused";
    case null:
      return "Waiting to be sent";
    default:
      return send.hold satisfies never;
  }
}

type OpenOutcomeProps = { send: OpenSend; onDecide: (decision: Decision) => void };

/** A send that is not settled: what is known in between, and what can be said about it while nothing has left. */
export function OpenOutcome({ send, onDecide }: OpenOutcomeProps) {
  const isHeld = send.state === "queued" && send.hold !== null;
  return (
    <Notice look="open" title={toTitle(send)}>
      {send.detail !== "" && <p>{send.detail}</p>}
      {!isHeld && (
        <p>
          Waiting for FlowIQ&apos;s answer. You may close this: the bar below keeps telling how it stands.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {send.state === "queued" && send.hold === "stale" && (
          <Button onClick={() => onDecide("confirm")}>Send now</Button>
        )}
        {send.state === "queued" && <Button onClick={() => onDecide("cancel")}>Cancel</Button>}
        <OutboxLink id={send.id} />
      </div>
    </Notice>
  );
}
