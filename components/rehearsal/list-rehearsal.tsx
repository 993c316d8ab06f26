"use client";

import { type ReactNode, Suspense, useRef, useState } from "react";
import { SENT_TIME } from "@/components/preview/bubble";
import { Chat } from "@/components/preview/chat";
import { ListBubble, ListButtonLabel } from "@/components/preview/list-bubble";
import type { Look } from "@/components/preview/look";
import { toTextDirection } from "@/components/preview/text-direction";
import { lazyDialog, lazyPart } from "@/components/ui/lazy-part";
import type { DraftRow, ListContent } from "@/lib/message/draft";
import type { Reply } from "./replies";

const loadSheet = () => import("./list-sheet");
const warm = () => void loadSheet().catch(() => undefined);
const ListSheet = lazyDialog(loadSheet, "The list");
const Replies = lazyPart(() => import("./replies"), "The reply");
const WebhookPanel = lazyPart(() => import("./webhook-panel"), "The webhook");

type ListRehearsalProps = {
  draft: ListContent;
  look: Look;
  quote: ReactNode;
  /** Whether the list is open on the phone. */
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
};

/** A list in the chat, to open and answer as the customer will, any number of times. */
export function ListRehearsal({ draft, look, quote, isOpen, onOpen }: ListRehearsalProps) {
  const phone = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [wasOpened, setWasOpened] = useState(false);
  if (isOpen && !wasOpened) setWasOpened(true);
  const [replies, setReplies] = useState<Reply[]>([]);
  const dir = toTextDirection(look);
  const picked = replies.at(-1);

  const send = ({ id, title, description }: DraftRow) => {
    setReplies([...replies, { id, title, description, quoted: draft.body }]);
    onOpen(false);
  };
  const clear = () => {
    setReplies([]);
    opener.current?.focus();
  };
  const button = (
    <button
      ref={opener}
      type="button"
      onClick={() => onOpen(true)}
      onPointerEnter={warm}
      onFocus={warm}
      className="w-full rounded-b-(--chat-radius) hover:bg-chat-quote"
    >
      <ListButtonLabel label={draft.button} dir={dir} />
    </button>
  );

  return (
    <>
      <Chat
        look={look}
        // Shorter with the webhook below, so that both are visible at once.
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
                  onClose={() => onOpen(false)}
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
        {/* Always mounted, so that a new reply is announced. */}
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
