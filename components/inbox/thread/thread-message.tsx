import { useQueryClient } from "@tanstack/react-query";
import { CornerUpLeft, List } from "lucide-react";
import { memo } from "react";
import { useResend } from "@/components/outbox/use-record";
import { ContactHelp, ReceiptOffer } from "@/components/sending/contact-help";
import { formatClock } from "@/components/ui/times";
import type { ThreadMessage as Message } from "@/lib/api/inbox";
import { findTrouble } from "./delivery-words";
import { MessageBubble } from "./message-bubble";
import { findPicks } from "./picks";
import { QuotedLine } from "./quoted-line";

export const toArticleId = (id: string) => `message-${id}`;

/** Who wrote it: the customer, a colleague by name, a bot. */
export function nameAuthor({ direction, author }: Message, customer: string): string {
  if (direction === "in") return customer;
  if (!author || author.name === "") return "Your business";
  return author.name;
}

const LINK = "rounded-sm font-medium text-accent hover:underline max-medium:min-h-11";

type SendHelpProps = { message: Message; sendId: string };

/** Help where FlowIQ knew no contact, or a receipt may settle a send. Nothing is sent unasked. */
function SendHelp({ message, sendId }: SendHelpProps) {
  const { reason, offer, content } = message;
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: ["inbox"] });
  const resend = useResend({ id: sendId, payload: content }, refresh);
  const recipient = (content as { phone_number?: string } | null)?.phone_number ?? "";
  const { refusal } = resend;
  return (
    <div className="grid max-w-[78%] gap-2 text-note">
      {offer !== null && <ReceiptOffer sendId={sendId} messageId={offer} onSettled={refresh} />}
      {reason === "contact" && (
        <ContactHelp
          recipient={recipient}
          onSendAgain={(other) => !resend.isSending && resend.start(other)}
        />
      )}
      {refusal && (
        <p role="alert" className="text-bad">
          {refusal.title}. {refusal.detail}
        </p>
      )}
      {(resend.isUnanswered || resend.isOffline) && (
        <p role="alert" className="text-bad">
          The request didn’t reach the server. You can safely try again.{" "}
          <button type="button" className={LINK} onClick={resend.askAgain}>
            Try again
          </button>
        </p>
      )}
    </div>
  );
}

type ThreadMessageProps = {
  message: Message;
  customer: string;
  quoted: Message | undefined;
  replies: readonly Message[];
  isChosen: boolean;
  /** The one article in the tab order. */
  isInTabOrder: boolean;
  mayReply: boolean;
  /** No later message of ours follows. */
  isOurLast: boolean;
  onReply: (message: Message) => void;
  onGoTo: (id: string) => void;
  onRawEvent: (eventId: string) => void;
};

/** One message of a thread: its bubble, its outcome and its actions. */
function ThreadMessageView(props: ThreadMessageProps) {
  const { message, customer, quoted, replies, isChosen, isInTabOrder, mayReply, isOurLast } = props;
  const { onReply, onGoTo, onRawEvent } = props;
  const { id, direction, at, reply_to, picked, pick_candidates, event_id, message_id, send_id } = message;
  const who = nameAuthor(message, customer);
  const trouble = direction === "out" ? findTrouble(message) : null;
  const isOwn = direction === "out";
  return (
    <article
      id={toArticleId(id)}
      aria-label={`${who}, ${formatClock(at)}`}
      aria-current={isChosen ? "true" : undefined}
      tabIndex={isInTabOrder ? 0 : -1}
      data-message={id}
      className={`group flex scroll-my-4 flex-col gap-0.5 rounded-xl outline-offset-2 ${isOwn ? "items-end" : "items-start"} aria-[current]:[--chat-shadow:0_0_0_2px_var(--accent)]`}
    >
      <MessageBubble
        message={message}
        picks={findPicks(replies)}
        quote={
          reply_to !== null && (
            <QuotedLine quoted={quoted} side={direction} customer={customer} onGoTo={onGoTo} />
          )
        }
      />
      {trouble && (
        <p className="max-w-[78%] text-[0.75rem] text-bad">
          {trouble}{" "}
          {send_id !== null && (
            <a href={`/outbox?send=${encodeURIComponent(send_id)}`} className={LINK}>
              Open in the outbox
            </a>
          )}
        </p>
      )}
      {mayReply &&
        send_id !== null &&
        (message.offer !== null || (message.reason === "contact" && isOurLast)) && (
          <SendHelp message={message} sendId={send_id} />
        )}
      <div className="flex flex-wrap items-center gap-x-2.5 text-[0.75rem] text-soft">
        {picked && (
          <span className="inline-flex items-center gap-1">
            <List size="0.875rem" aria-hidden />
            Picked from the list, row{" "}
            <bdi dir="ltr" className="font-mono">
              {picked.id}
            </bdi>
          </span>
        )}
        {pick_candidates.length > 0 && (
          <span className="inline-flex items-center gap-1">
            <List size="0.875rem" aria-hidden />
            One of {pick_candidates.length} rows with this title
          </span>
        )}
        {message_id === null && message.source === "history" && <span>No message ID: can’t be quoted</span>}
        {mayReply && message_id !== null && (
          <button
            type="button"
            onClick={() => onReply(message)}
            className={`inline-flex items-center gap-1 ${LINK} medium:not-group-hover:not-group-focus-within:not-group-aria-[current]:opacity-0`}
          >
            <CornerUpLeft size="0.875rem" aria-hidden />
            Reply
          </button>
        )}
        {event_id !== null && (
          <button
            type="button"
            onClick={() => onRawEvent(event_id)}
            className={`${LINK} ${picked ? "" : "medium:not-group-hover:not-group-focus-within:not-group-aria-[current]:opacity-0"}`}
          >
            Raw event
          </button>
        )}
        {isOwn && who !== "Your business" && <bdi>{who}</bdi>}
      </div>
    </article>
  );
}

/** Memoized: a thread may hold thousands of messages. */
export const ThreadArticle = memo(ThreadMessageView);
