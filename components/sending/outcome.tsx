"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { Problem } from "@/lib/http/contract/problem";
import type { SendView } from "@/lib/outbox/contract/send-view";
import { Notice } from "@/components/ui/notice";
import { OpenOutcome } from "./open-outcome";
import { OutboxLink } from "./outbox-link";
import type { Decision, SendAnswer } from "./send-request";

export type OutcomeActions = {
  onReplyTo: (messageId: string) => void;
  onSendAgain: (resendOf?: string) => void;
  /** The same request under the same key: it cannot go out twice. */
  onAskAgain: () => void;
  /** Of a send that is queued. */
  onDecide: (decision: Decision) => void;
};

/** Told to come back, or that the store failed: the same request under the same key is safe, and is what helps. */
const isWorthAsking = ({ type, status }: Problem): boolean =>
  type.endsWith(":store") || status === 429 || status === 503;

function SendOutcome({ send, actions }: { send: SendView; actions: OutcomeActions }) {
  switch (send.state) {
    case "queued":
    case "sending":
      return <OpenOutcome send={send} onDecide={actions.onDecide} />;
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
            <OutboxLink id={send.id} />
          </div>
        </Notice>
      );
    case "rejected":
      return (
        <Notice look="bad" title={send.title}>
          <UpstreamWords send={send} />
          <p>{send.detail}</p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => actions.onSendAgain()}>Send again</Button>
            <OutboxLink id={send.id} />
          </div>
        </Notice>
      );
    case "unknown":
      return (
        <Notice look="open" title={send.title}>
          <UpstreamWords send={send} />
          <p>{send.detail}</p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => actions.onSendAgain(send.id)}>Send again anyway</Button>
            <OutboxLink id={send.id} />
          </div>
        </Notice>
      );
    case "cancelled":
      return (
        <Notice look="open" title="Cancelled: nothing was sent">
          <p>{send.detail}</p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => actions.onSendAgain()}>Send again</Button>
            <OutboxLink id={send.id} />
          </div>
        </Notice>
      );
    case "closed":
      return (
        <Notice look="good" title="Closed by a person">
          <p>{send.detail}</p>
          <div>
            <OutboxLink id={send.id} />
          </div>
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
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => actions.onSendAgain(problem.id)}>Send again anyway</Button>
              <OutboxLink id={problem.id ?? ""} />
            </div>
          )}
          {isWorthAsking(problem) && (
            <div>
              <Button onClick={actions.onAskAgain}>Try again</Button>
            </div>
          )}
          {problem.status === 410 && (
            <div>
              <Button onClick={() => actions.onSendAgain()}>Send again</Button>
            </div>
          )}
        </Notice>
      );
    }
    default:
      return answer satisfies never;
  }
}
