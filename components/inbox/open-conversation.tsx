"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { useMay } from "@/components/account/roles";
import { FaultNotice, Loading } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import type { Conversation } from "@/lib/api/inbox";
import { DetailsPane } from "./details-pane";
import { isMissing, postName } from "./inbox-requests";
import type { ReplyDraft } from "./reply/reply-draft";
import type { ReplySends } from "./reply/use-reply-sends";
import { useServerNow } from "./server-clock";
import { ThreadPane } from "./thread/thread-pane";
import type { InboxAddress } from "./use-inbox-address";
import type { LiveState } from "./use-inbox-live";
import type { useConversation } from "./use-thread";

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

/** One conversation with its details, beside it or in its place. Needs its id as `key`. */
export function OpenConversation(props: OpenConversationProps) {
  const { open, onDone, onBack, onChanged, onErased, ...thread } = props;
  const { conversation, error, refetch } = open;
  const [chosen, setChosen] = useState<string | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const [isDetailsOpen, setIsDetailsOpen] = useState(() => window.matchMedia("(width >= 75em)").matches);
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
  return (
    <div
      className={`grid min-h-0 grid-rows-[minmax(0,1fr)] ${isDetailsOpen ? "wide:grid-cols-[minmax(0,1fr)_minmax(17rem,21.5rem)]" : ""}`}
    >
      <div className={`grid min-h-0 grid-rows-[minmax(0,1fr)] ${isDetailsOpen ? "max-wide:hidden" : ""}`}>
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
          onChanged={onChanged}
        />
      </div>
      {isDetailsOpen && (
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
