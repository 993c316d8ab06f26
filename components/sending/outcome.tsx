"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { formatClock, formatDay, formatExactClock } from "@/components/ui/times";
import { Notice } from "@/components/ui/notice";
import type { ProblemDetails } from "@/lib/api/problem";
import {
  findRejectionReason,
  readIdTime,
  type RejectionReason,
  type SendView,
  type Upstream,
} from "@/lib/api/send-view";
import { ContactHelp } from "./contact-help";
import type { Decision, SendAnswer } from "./send-request";

export const toOutboxAddress = (id: string): string => `/outbox?send=${encodeURIComponent(id)}`;

/** A link to one send in the outbox, with everything known about it. */
const OutboxLink = ({ id }: { id: string }) => (
  <a
    href={toOutboxAddress(id)}
    className="inline-flex h-9 items-center rounded-lg px-1 font-medium text-accent hover:underline"
  >
    Open in the outbox
  </a>
);

type OpenSend = Extract<SendView, { state: "queued" | "sending" }>;

function toTitle(send: OpenSend): string {
  if (send.state === "sending") return "Sending";
  switch (send.hold) {
    case "stale":
      return "Waiting for your confirmation";
    case "paused":
      return "Paused";
    case null:
      return send.waits_until === undefined
        ? "Waiting to be sent"
        : `Waiting until ${formatExactClock(send.waits_until)}…`;
    default:
      return send.hold satisfies never;
  }
}

type OpenOutcomeProps = { send: OpenSend; onDecide: (decision: Decision) => void };

/** An unsettled send: what is known so far, and the decisions possible before it is sent. */
function OpenOutcome({ send, onDecide }: OpenOutcomeProps) {
  const isWaiting = send.state === "queued" && send.waits_until !== undefined;
  const isHeld = send.state === "queued" && send.hold !== null;
  return (
    <Notice look="open" title={toTitle(send)}>
      {send.detail !== "" && <p>{send.detail}</p>}
      {isWaiting && <p>Nothing was sent yet. You can close this. It’s sent automatically.</p>}
      {!isHeld && !isWaiting && (
        <p>Waiting for FlowIQ. You can close this. The bar below shows the result.</p>
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

const trimStop = (words: string): string => words.trim().replace(/\.+$/, "");

/** "FlowIQ answered 400: Bad request. No such number", without repeating `detail`. */
function toUpstreamLine({ status, error, message }: Upstream, detail: string): string {
  const said = [error, message].map(trimStop).filter((words) => words !== "" && !detail.includes(words));
  const [first = "", second = ""] = said;
  const words = second.includes(first) ? [second] : first.includes(second) ? [first] : said;
  const line = words.filter(Boolean).join(". ");
  return line === "" ? `FlowIQ answered ${status}.` : `FlowIQ answered ${status}: ${line}`;
}

/** FlowIQ's own words about a send, beside ours. */
export const UpstreamWords = ({
  upstream,
  detail,
}: {
  upstream: Upstream | null | undefined;
  detail: string;
}) => (upstream ? <p className="break-words">{toUpstreamLine(upstream, detail)}</p> : null);

function formatQuestion(id: string): string {
  const sentAt = readIdTime(id);
  const day = formatDay(sentAt, Date.now());
  return `Already sent at ${formatClock(sentAt)}${day === "Today" ? "" : `, ${day}`}. Send it a second time?`;
}

/** Confirms before an accepted message is sent again; the safe answer has the focus. */
function SendAgain({ id, onSendAgain }: { id: string; onSendAgain: (resendOf: string) => void }) {
  const [question, setQuestion] = useState<string | null>(null);
  const [wasAsked, setWasAsked] = useState(false);
  const ask = () => {
    setQuestion(formatQuestion(id));
    setWasAsked(true);
  };
  if (question === null)
    return (
      <Button autoFocus={wasAsked} onClick={ask}>
        Send again
      </Button>
    );
  return (
    <div role="group" aria-label={question} className="grid basis-full gap-2 rounded-[10px] bg-warn-wash p-3">
      <p className="font-medium">{question}</p>
      <div className="flex flex-wrap gap-2">
        <Button autoFocus onClick={() => setQuestion(null)}>
          Don&apos;t send
        </Button>
        <Button onClick={() => onSendAgain(id)}>Send a second time</Button>
      </div>
    </div>
  );
}

export type OutcomeActions = {
  onReplyTo: (messageId: string) => void;
  /** `recipient`: the number in another spelling, in E.164. */
  onSendAgain: (resendOf?: string, recipient?: string) => void;
  /** Retries the same request under the same key, so that it can't go out twice. */
  onAskAgain: () => void;
  /** For a queued send. */
  onDecide: (decision: Decision) => void;
};

/** A rate limit or a store failure: retrying under the same key is safe, and helps. */
const isWorthAsking = ({ type, status }: ProblemDetails): boolean =>
  type.endsWith(":store") || status === 429 || status === 503;

/** Sending again doesn't help until an administrator acts. */
const FOR_ADMINISTRATORS: readonly (RejectionReason | undefined)[] = ["key", "organization", "settings"];

type Rejected = Extract<SendView, { state: "rejected" }>;
type RejectedProps = { send: Rejected; recipient: string; actions: OutcomeActions };

function RejectedOutcome({ send, recipient, actions }: RejectedProps) {
  const reason = findRejectionReason(send.type);
  return (
    <Notice look="bad" title={send.title}>
      <UpstreamWords upstream={send.upstream} detail={send.detail} />
      <p>{send.detail}</p>
      {reason === "contact" && recipient !== "" && (
        <ContactHelp recipient={recipient} onSendAgain={(other) => actions.onSendAgain(send.id, other)} />
      )}
      <div className="flex flex-wrap gap-2">
        {reason !== "contact" && !FOR_ADMINISTRATORS.includes(reason) && (
          <Button onClick={() => actions.onSendAgain()}>Send again</Button>
        )}
        <OutboxLink id={send.id} />
      </div>
    </Notice>
  );
}

type SendOutcomeProps = { send: SendView; recipient: string; actions: OutcomeActions };

function SendOutcome({ send, recipient, actions }: SendOutcomeProps) {
  switch (send.state) {
    case "queued":
    case "sending":
      return <OpenOutcome send={send} onDecide={actions.onDecide} />;
    case "accepted":
      return (
        <Notice look="good" title="Accepted by FlowIQ">
          <p>Delivery isn&apos;t confirmed yet.</p>
          <p>
            Message ID <span className="font-mono text-note break-all">{send.message_id}</span>
          </p>
          <div className="flex flex-wrap gap-2">
            <CopyButton text={send.message_id} label="Copy message ID" />
            <Button onClick={() => actions.onReplyTo(send.message_id)}>Reply to this</Button>
            <SendAgain id={send.id} onSendAgain={actions.onSendAgain} />
            <OutboxLink id={send.id} />
          </div>
        </Notice>
      );
    case "rejected":
      return <RejectedOutcome send={send} recipient={recipient} actions={actions} />;
    case "unknown":
      return (
        <Notice look="open" title={send.title}>
          <UpstreamWords upstream={send.upstream} detail={send.detail} />
          <p>{send.detail}</p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => actions.onSendAgain(send.id)}>Send again</Button>
            <OutboxLink id={send.id} />
          </div>
        </Notice>
      );
    case "cancelled":
      return (
        <Notice look="open" title="Cancelled. Nothing was sent">
          <p>{send.detail}</p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => actions.onSendAgain()}>Send again</Button>
            <OutboxLink id={send.id} />
          </div>
        </Notice>
      );
    case "closed":
      return (
        <Notice look="good" title="Resolved by a person">
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

type OutcomeProps = {
  answer: SendAnswer;
  /** The recipient, in E.164. */
  recipient?: string;
  actions: OutcomeActions;
};

/** The result of a send request in words, with the possible actions. */
export function Outcome({ answer, recipient = "", actions }: OutcomeProps) {
  switch (answer.kind) {
    case "send":
      return <SendOutcome send={answer.send} recipient={recipient} actions={actions} />;
    case "no answer":
      return (
        <Notice look="open" title="The request didn't reach the server">
          <p>Nothing was sent. You can safely try again.</p>
          <div>
            <Button onClick={actions.onAskAgain}>Try again</Button>
          </div>
        </Notice>
      );
    case "offline":
      return (
        <Notice look="open" title="You are offline. Nothing was sent.">
          <p>It won’t be sent later. Reconnect, then try again.</p>
          <div>
            <Button onClick={actions.onAskAgain}>Try again</Button>
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
              <Button onClick={() => actions.onSendAgain(problem.id)}>Send again</Button>
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
