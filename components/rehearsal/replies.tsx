import { BUSINESS_NAME } from "@/components/preview/chat";
import { ReplyBubble } from "@/components/preview/reply-bubble";
import { REPLY_TIME } from "./times";

/** One answer of the rehearsal: the row as it was when it was sent, and the body that it answered. */
export type Reply = { title: string; description: string; quoted: string };

/** The customer's answers so far. */
export default function Replies({ replies, onClear }: { replies: Reply[]; onClear: () => void }) {
  return (
    <>
      {replies.map((reply, index) => (
        <ReplyBubble key={index} author={BUSINESS_NAME} time={REPLY_TIME} {...reply} />
      ))}
      <button
        type="button"
        onClick={onClear}
        className="self-center rounded-full bg-chat-in px-3 py-1 text-note text-chat-muted hover:text-chat-ink"
      >
        Clear the replies
      </button>
    </>
  );
}
