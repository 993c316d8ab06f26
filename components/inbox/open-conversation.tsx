"use client";

import { type RefObject, Suspense, useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { useMay } from "@/components/account/roles";
import { FaultNotice, Loading } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import { focusSoon } from "@/components/ui/focus";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Conversation } from "@/lib/api/inbox";
import { DetailsPane } from "./details-pane";
import { isMissing, postName } from "./inbox-requests";
import { NEW_MESSAGE, type ReplyDraft } from "./reply/reply-draft";
import type { ReplySends } from "./reply/use-reply-sends";
import { useServerNow } from "./server-clock";
import { ThreadPane } from "./thread/thread-pane";
import type { InboxAddress } from "./use-inbox-address";
import type { LiveState } from "./use-inbox-live";
import type { useConversation } from "./use-thread";

const MessageEditor = lazyPart(() => import("./reply/message-editor"), "The message editor");

const TICK_MS = 30_000;

export type OpenConversationProps = {
  open: ReturnType<typeof useConversation>;
  address: InboxAddress;
  accountId: string;
  isSandbox: boolean;
  live: LiveState["state"];
  draft: ReplyDraft;
  sends: ReplySends;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  onDraft: (draft: ReplyDraft) => void;
  onDone: () => void;
  onBack: () => void;
  onChanged: (conversation: Conversation) => void;
  onErased: () => void;
  onTyping: () => void;
};

const WITH_DETAILS = "wide:grid-cols-[minmax(0,1fr)_minmax(17rem,21.5rem)]";
const WITH_EDITOR = "wide:grid-cols-[minmax(0,1fr)_minmax(22rem,30rem)]";

/** The details are open from the start where there is room; the server doesn't know. */
const ROOM = "(width >= 75em)";
const readRoom = (): boolean => window.matchMedia(ROOM).matches;
function followRoom(notify: () => void): () => void {
  const room = window.matchMedia(ROOM);
  room.addEventListener("change", notify);
  return () => room.removeEventListener("change", notify);
}

/** One conversation with its details, beside it or in its place. Needs its id as `key`. */
export function OpenConversation(props: OpenConversationProps) {
  const { open, onDone, onBack, onChanged, onErased, ...thread } = props;
  const { conversation, error, refetch } = open;
  const [chosen, setChosen] = useState<string | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const hasRoom = useSyncExternalStore(followRoom, readRoom, () => false);
  const [isAsked, setIsDetailsOpen] = useState<boolean | null>(null);
  const isDetailsOpen = isAsked ?? hasRoom;
  // The reply whose message is being edited: once it is sent, the editor closes.
  const [editedReply, setEditedReply] = useState<string | null>(null);
  const now = useServerNow(TICK_MS);
  const mayAsk = useMay("send");
  const nameless = conversation && mayAsk && !conversation.has_contact_name && conversation.number !== null;
  const id = conversation?.id ?? null;
  const take = useEffectEvent(onChanged);
  useEffect(() => {
    // Best effort: without a name, the number is shown.
    if (nameless && id !== null) postName(id).then(take, () => undefined);
  }, [nameless, id]);

  if (error && !conversation)
    return (
      <div className="grid content-start gap-3 p-6">
        {isMissing(error) ? (
          <>
            <p>This conversation no longer exists.</p>
            <div>
              <Button onClick={onBack}>Back to conversations</Button>
            </div>
          </>
        ) : (
          <FaultNotice fault={error} onAskAgain={() => void refetch()} />
        )}
      </div>
    );
  if (!conversation)
    return (
      <div className="p-6">
        <Loading words="Loading the conversation…" rows={6} />
      </div>
    );
  const { draft, isSandbox, fieldRef, onDraft } = thread;
  const isEditing = editedReply === draft.id;
  const side = isEditing ? WITH_EDITOR : isDetailsOpen ? WITH_DETAILS : "";
  const closeEditor = () => {
    setEditedReply(null);
    focusSoon(() => fieldRef.current);
  };
  return (
    <div className={`grid min-h-0 grid-rows-[minmax(0,1fr)] ${side}`}>
      <div className={`grid min-h-0 grid-rows-[minmax(0,1fr)] ${side && "max-wide:hidden"}`}>
        <ThreadPane
          {...thread}
          conversation={conversation}
          chosen={chosen}
          marked={marked}
          isDetailsOpen={isDetailsOpen}
          onChoose={setChosen}
          onMark={setMarked}
          onDone={onDone}
          onBack={onBack}
          onDetails={() => setIsDetailsOpen(!isDetailsOpen)}
          onEdit={() => setEditedReply(draft.id)}
          onChanged={onChanged}
        />
      </div>
      {isEditing && (
        <Suspense fallback={<div className="border-line bg-panel wide:border-s" />}>
          <MessageEditor
            key={draft.id}
            content={draft.saved?.content ?? null}
            isSandbox={isSandbox}
            onChange={(content) =>
              onDraft({ ...draft, saved: content && { name: draft.saved?.name ?? NEW_MESSAGE, content } })
            }
            onClose={closeEditor}
          />
        </Suspense>
      )}
      {isDetailsOpen && !isEditing && (
        <DetailsPane
          conversation={conversation}
          now={now}
          marked={marked}
          actionError={open.actionError}
          onAssign={open.assign}
          onDone={onDone}
          onClose={() => setIsDetailsOpen(false)}
          onErased={onErased}
        />
      )}
    </div>
  );
}
