import type { ReactNode } from "react";
import { MessageBubble } from "@/components/inbox/thread/message-bubble";
import { QuotedLine } from "@/components/inbox/thread/quoted-line";
import { formatClock } from "@/components/ui/times";
import type { ThreadMessage } from "@/lib/api/inbox";
import { type PendingReply, type ReplySends, toPendingMessage } from "./use-reply-sends";

const NO_PICKS = new Map();
const ACTION = "rounded-sm font-medium text-accent hover:underline max-medium:min-h-11";

type TroubleProps = { reply: PendingReply; sends: ReplySends; onEdit: (reply: PendingReply) => void };

/** Why a reply didn't go out and what can be done; null if all is well. */
function Trouble({ reply, sends, onEdit }: TroubleProps): ReactNode {
  const { answer } = reply;
  const edit = (
    <button type="button" className={ACTION} onClick={() => onEdit(reply)}>
      Edit
    </button>
  );
  const tryAgain = (
    <button type="button" className={ACTION} onClick={() => sends.retry(reply)}>
      Try again
    </button>
  );
  if (answer === null) return null;
  switch (answer.kind) {
    case "offline":
      return <>You are offline. Nothing was sent. {tryAgain}</>;
    case "no answer":
      return <>The request didn’t reach the server. You can safely try again. {tryAgain}</>;
    case "refused": {
      const { problem } = answer;
      const { id } = problem;
      const isOvertaken = problem.type.endsWith(":overtaken") && id !== undefined;
      const isRepetition = problem.status === 409 && id !== undefined && !isOvertaken;
      return (
        <>
          {problem.title}. {problem.detail} {problem.errors?.map(({ message }) => message).join(". ")}{" "}
          {isOvertaken && (
            <button type="button" className={ACTION} onClick={() => sends.sendAfter(reply, id)}>
              Send my reply too
            </button>
          )}
          {isRepetition && (
            <button type="button" className={ACTION} onClick={() => sends.resend(reply, id)}>
              Send again
            </button>
          )}{" "}
          {problem.status === 429 || problem.status === 503 ? tryAgain : edit}
        </>
      );
    }
    case "send":
      if (answer.send.state !== "rejected" && answer.send.state !== "unknown") return null;
      return (
        <>
          {answer.send.title}. {answer.send.detail} {answer.send.state === "rejected" && <>{edit} </>}
          <a href={`/outbox?send=${encodeURIComponent(answer.send.id)}`} className={ACTION}>
            Open in the outbox
          </a>
        </>
      );
    default:
      return answer satisfies never;
  }
}

type PendingRepliesProps = {
  replies: readonly PendingReply[];
  customer: string;
  sends: ReplySends;
  onGoTo: (id: string) => void;
  onEdit: (reply: PendingReply) => void;
};

/** Just-sent replies in their actual state, until the thread includes them. */
export function PendingReplies({ replies, customer, sends, onGoTo, onEdit }: PendingRepliesProps) {
  return replies.map((reply) => {
    const message: ThreadMessage = toPendingMessage(reply);
    const { replyTo } = reply.draft;
    return (
      <article
        key={message.id}
        aria-label={`You, ${formatClock(message.at)}`}
        className="flex flex-col items-end gap-0.5"
      >
        <MessageBubble
          message={message}
          picks={NO_PICKS}
          quote={replyTo && <QuotedLine quoted={replyTo} side="out" customer={customer} onGoTo={onGoTo} />}
        />
        <p className="max-w-[78%] text-[0.75rem] text-bad empty:hidden">
          <Trouble reply={reply} sends={sends} onEdit={onEdit} />
        </p>
      </article>
    );
  });
}
