"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { SendView } from "@/lib/outbox/contract/send-view";
import { Notice } from "./notice";
import type { SendAnswer } from "./send-request";

export type OutcomeActions = {
  onReplyTo: (messageId: string) => void;
  onSendAgain: (resendOf?: string) => void;
  /** The same request under the same key: it cannot go out twice. */
  onAskAgain: () => void;
};

function SendOutcome({ send, actions }: { send: SendView; actions: OutcomeActions }) {
  switch (send.state) {
    case "queued":
    case "sending":
      return (
        <Notice look="open" title="Sending">
          <p>
            Waiting for FlowIQ&apos;s answer. You may close this: the bar below keeps telling how it stands.
          </p>
        </Notice>
      );
    case "accepted":
      return (
        <Notice look="good" title="Accepted by FlowIQ">
          <p>It is on its way; accepted does not mean delivered yet.</p>
          <p>
            Message ID <span className="font-mono text-note break-all">{send.message_id}</span>
          </p>
          <div className="flex flex-wrap gap-2">
            <CopyButton text={send.message_id} label="Copy message ID" />
            <Button onClick={() => actions.onReplyTo(send.message_id)}>Reply to this</Button>
            <Button onClick={() => actions.onSendAgain(send.id)}>Send again</Button>
          </div>
        </Notice>
      );
    case "rejected":
      return (
        <Notice look="bad" title={send.title}>
          <UpstreamWords send={send} />
          <p>{send.detail}</p>
          <div>
            <Button onClick={() => actions.onSendAgain()}>Send again</Button>
          </div>
        </Notice>
      );
    case "unknown":
      return (
        <Notice look="open" title={send.title}>
          <UpstreamWords send={send} />
          <p>{send.detail}</p>
          <div>
            <Button onClick={() => actions.onSendAgain(send.id)}>Send again anyway</Button>
          </div>
        </Notice>
      );
    case "cancelled":
      return (
        <Notice look="open" title="Cancelled: nothing was sent">
          <p>{send.detail}</p>
        </Notice>
      );
    case "closed":
      return (
        <Notice look="good" title="Closed by a person">
          <p>{send.detail}</p>
        </Notice>
      );
    default:
      return send satisfies never;
  }
}

function UpstreamWords({ send }: { send: Extract<SendView, { state: "rejected" | "unknown" }> }) {
  if (!send.upstream) return null;
  const { status, error, message } = send.upstream;
  return (
    <p>
      FlowIQ answered {status}: {[error, message].filter(Boolean).join(". ")}
    </p>
  );
}

/** What became of asking to send, in words, with what can be done now. */
export function Outcome({ answer, actions }: { answer: SendAnswer; actions: OutcomeActions }) {
  switch (answer.kind) {
    case "send":
      return <SendOutcome send={answer.send} actions={actions} />;
    case "no answer":
      return (
        <Notice look="open" title="Menuet's server did not answer">
          <p>The network or the server may be down. Asking again is safe: this send goes out once at most.</p>
          <div>
            <Button onClick={actions.onAskAgain}>Ask again</Button>
          </div>
        </Notice>
      );
    case "refused": {
      const { problem } = answer;
      const isRepetition = problem.status === 409 && problem.id !== undefined;
      return (
        <Notice look={isRepetition ? "open" : "bad"} title={problem.title}>
          <p>{problem.detail}</p>
          {problem.errors && (
            <ul className="list-disc ps-5">
              {problem.errors.map(({ path, message }) => (
                <li key={path + message}>{message}</li>
              ))}
            </ul>
          )}
          {isRepetition && (
            <div>
              <Button onClick={() => actions.onSendAgain(problem.id)}>Send again anyway</Button>
            </div>
          )}
        </Notice>
      );
    }
    default:
      return answer satisfies never;
  }
}
