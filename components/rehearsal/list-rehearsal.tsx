"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { Chat, type ChatTheme } from "@/components/preview/chat";
import { ListBubble, ListButtonLabel } from "@/components/preview/list-bubble";
import type { DraftRow, ListContent } from "@/lib/message/draft";
import type { Reply } from "./replies";
import { SENT_TIME } from "./times";

const loadSheet = () => import("./list-sheet");
const ListSheet = lazy(loadSheet);
const Replies = lazy(() => import("./replies"));

type ListRehearsalProps = { draft: ListContent; theme: ChatTheme; quote: ReactNode };

/** A list in the chat, to be opened and answered as the customer will, as often as one likes. */
export function ListRehearsal({ draft, theme, quote }: ListRehearsalProps) {
  const phone = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const [replies, setReplies] = useState<Reply[]>([]);

  const open = () => {
    setWasOpened(true);
    setIsOpen(true);
  };
  const send = (row: DraftRow) => {
    setReplies([...replies, { title: row.title, description: row.description, quoted: draft.body }]);
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
      className="w-full rounded-b-[7.5px] hover:bg-chat-quote"
    >
      <ListButtonLabel label={draft.button} />
    </button>
  );

  return (
    <Chat
      theme={theme}
      overlay={
        <div ref={phone}>
          {wasOpened && (
            <Suspense>
              <ListSheet
                title={draft.button}
                sections={draft.sections}
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
      />
      {replies.length > 0 && (
        <Suspense>
          <Replies replies={replies} onClear={clear} />
        </Suspense>
      )}
    </Chat>
  );
}
