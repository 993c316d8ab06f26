"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { Chat } from "@/components/preview/chat";
import { ListBubble, ListButtonLabel } from "@/components/preview/list-bubble";
import type { Look } from "@/components/preview/look/look";
import { toTextDirection } from "@/components/preview/text-direction";
import { SENT_TIME } from "@/components/preview/times";
import type { DraftRow, ListContent } from "@/lib/message/draft";
import type { Reply } from "./replies";

const loadSheet = () => import("./list-sheet");
const ListSheet = lazy(loadSheet);
const Replies = lazy(() => import("./replies"));
const WebhookPanel = lazy(() => import("./webhook-panel"));

type ListRehearsalProps = { draft: ListContent; look: Look; quote: ReactNode };

/** A list in the chat, to be opened and answered as the customer will, as often as one likes. */
export function ListRehearsal({ draft, look, quote }: ListRehearsalProps) {
  const phone = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const [replies, setReplies] = useState<Reply[]>([]);
  const dir = toTextDirection(look);
  const picked = replies.at(-1);

  const open = () => {
    setWasOpened(true);
    setIsOpen(true);
  };
  const send = ({ id, title, description }: DraftRow) => {
    setReplies([...replies, { id, title, description, quoted: draft.body }]);
    setIsOpen(false);
  };
  const clear = () => {
    setReplies([]);
    opener.current?.focus();
  };
  const button = (
    <button
      ref={opener}
      type="button"
      onClick={open}
      onPointerEnter={loadSheet}
      onFocus={loadSheet}
      className="w-full rounded-b-(--chat-radius) hover:bg-chat-quote"
    >
      <ListButtonLabel label={draft.button} dir={dir} />
    </button>
  );

  return (
    <>
      <Chat
        look={look}
        // With the webhook below, the phone is shorter, so that both are seen at once.
        isShort={picked !== undefined}
        overlay={
          <div ref={phone}>
            {wasOpened && (
              <Suspense>
                <ListSheet
                  title={draft.button}
                  sections={draft.sections}
                  dir={dir}
                  isOpen={isOpen}
                  onClose={() => setIsOpen(false)}
                  onSend={send}
                  phone={phone}
                  opener={opener}
                />
              </Suspense>
            )}
          </div>
        }
      >
        <ListBubble
          header={draft.header}
          body={draft.body}
          footer={draft.footer}
          button={button}
          quote={quote}
          time={SENT_TIME}
          dir={dir}
        />
        {/* Always there, so that a reply is spoken when it comes. */}
        <div role="log" aria-label="Replies" className="flex flex-col gap-2 empty:-mt-2">
          {picked && (
            <Suspense>
              <Replies replies={replies} dir={dir} onClear={clear} />
            </Suspense>
          )}
        </div>
      </Chat>
      {picked && (
        <Suspense>
          <WebhookPanel picked={picked} />
        </Suspense>
      )}
    </>
  );
}
