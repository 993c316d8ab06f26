"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useContext, useEffect, useRef, useState } from "react";
import { RoleContext, useMay } from "@/components/account/roles";
import { QueryProvider } from "@/components/client/query-provider";
import { FaultLine } from "@/components/client/request-state";
import { type ReplyDraft, startReply } from "@/components/inbox/reply/reply-draft";
import { useReplySends } from "@/components/inbox/reply/use-reply-sends";
import { Button } from "@/components/ui/button";
import { focusSoon } from "@/components/ui/focus";
import type { Account } from "@/lib/api/account";
import { type Conversation, CONVERSATION_FILTERS, type ConversationDetail } from "@/lib/api/inbox";
import { SAMPLE_NUMBER } from "@/lib/api/inbox-sandbox";
import { ConversationList, ListHead } from "./conversation-list";
import { toRowId } from "./conversation-row";
import { CustomerDialog } from "./customer-dialog";
import { deleteSamples, fetchConversation, type ListFilter, putPresence } from "./inbox-requests";
import { OpenConversation } from "./open-conversation";
import { ClockContext, ServerClock } from "./server-clock";
import { setUnreadCount } from "./unread-count";
import { applyChanges, type ListPages, toListKey, useConversations } from "./use-conversations";
import { useInboxAddress } from "./use-inbox-address";
import { useInboxKeys } from "./use-inbox-keys";
import { useInboxLive } from "./use-inbox-live";
import { useNotifications } from "./use-notifications";
import { refreshThreads, toDetailKey, useConversation } from "./use-thread";

/** Sandbox only: acts as a customer, and removes the sample conversations. */
function SandboxBar({ openId }: { openId: string | null }) {
  const client = useQueryClient();
  const may = useMay("send");
  const [isOpen, setIsOpen] = useState(false);
  const { conversations } = useConversations("all");
  const remove = useMutation({
    mutationFn: deleteSamples,
    onSuccess: () => client.invalidateQueries({ queryKey: ["inbox"] }),
  });
  const number = conversations?.find(({ id }) => id === openId)?.number ?? SAMPLE_NUMBER;
  const hasSamples = conversations?.some(({ is_sample }) => is_sample) ?? false;
  return (
    <footer className="grid gap-2 border-t border-line px-3 py-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <p className="me-auto min-w-0 text-note">
          <span className="block font-medium text-warn">Sandbox</span>
          <span className="text-soft">Nothing leaves this machine</span>
        </p>
        {may && (
          <Button className="max-medium:h-11" onClick={() => setIsOpen(true)}>
            Customer writes…
          </Button>
        )}
      </div>
      {may && hasSamples && (
        <Button
          look="ghost"
          className="justify-self-start max-medium:h-11"
          aria-disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          Remove the sample conversations
        </Button>
      )}
      <FaultLine fault={remove.error} />
      <CustomerDialog
        // A form begins anew with another customer's number, also once it is known.
        key={number}
        isOpen={isOpen}
        number={number}
        conversations={conversations ?? []}
        onClose={() => setIsOpen(false)}
      />
    </footer>
  );
}

const TYPING_MS = 4_000;

/** Shares the open conversation and typing, best effort. Returns the handler for each key press. */
function usePresence(stream: string | null, conversationId: string | null): () => void {
  const [isTyping, setIsTyping] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (stream === null) return;
    // The stream keeps the presence alive.
    putPresence({ stream, conversation_id: conversationId, is_typing: isTyping }).catch(() => undefined);
  }, [stream, conversationId, isTyping]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    setIsTyping(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsTyping(false), TYPING_MS);
  }, []);
}

/** Debounces the recount, however many changes arrive. */
const RECOUNT_MS = 1_000;

type InboxPanesProps = { accountId: string; isSandbox: boolean };

/** The list and one conversation: side by side, or one at a time on narrow screens. */
function InboxPanes({ accountId, isSandbox }: InboxPanesProps) {
  const client = useQueryClient();
  const clock = useContext(ClockContext);
  const address = useInboxAddress();
  const id = address.conversation;
  const [filter, setFilter] = useState<ListFilter>("all");
  const [drafts, setDrafts] = useState<Readonly<Record<string, ReplyDraft>>>({});
  const [fresh, setFresh] = useState(startReply);
  const [said, setSaid] = useState("");
  const recount = useRef<ReturnType<typeof setTimeout>>(undefined);
  const list = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const sends = useReplySends();
  const notifications = useNotifications();
  const {
    counts: { unread },
  } = useConversations("all");

  const patchLists = (changed: readonly Conversation[]) => {
    for (const one of CONVERSATION_FILTERS)
      client.setQueryData<ListPages>(
        toListKey(one),
        (pages) => pages && applyChanges(pages, changed, { filter: one, accountId, now: clock.now() }),
      );
    clearTimeout(recount.current);
    recount.current = setTimeout(
      () => void client.invalidateQueries({ queryKey: ["inbox", "list"] }),
      RECOUNT_MS,
    );
  };
  useEffect(() => () => clearTimeout(recount.current), []);

  const findKnown = (wanted: string): Conversation | undefined =>
    client
      .getQueryData<ListPages>(toListKey("all"))
      ?.pages.flatMap(({ conversations }) => conversations)
      .find((one) => one.id === wanted);

  const live = useInboxLive({
    onChanges: async (changed) => {
      for (const one of changed)
        if (one.unread > (findKnown(one.id)?.unread ?? 0) && one.last_direction === "in")
          notifications.notify(one, () => address.open(one.id));
      patchLists(changed);
      const here = changed.find((one) => one.id === id);
      if (!here) return;
      const [detail] = await Promise.all([fetchConversation(here.id), refreshThreads(client, here.id)]);
      client.setQueryData<ConversationDetail>(toDetailKey(here.id), detail);
    },
  });
  const onTyping = usePresence(live.stream, id);
  const open = useConversation(id, (conversation) => patchLists([conversation]));

  useEffect(() => setUnreadCount(unread), [unread]);

  const back = () => {
    if (id === null) return;
    address.open(null);
    focusSoon(
      () => document.getElementById(toRowId(id)) ?? list.current?.querySelector<HTMLElement>("[data-row]"),
    );
  };
  const finish = () => {
    const { conversation } = open;
    if (!conversation || open.isViewOnly) return;
    open.setDone(!conversation.is_done);
    setSaid(`${conversation.name}: ${conversation.is_done ? "reopened" : "done"}`);
    if (!conversation.is_done) back();
  };
  useInboxKeys({ list, onReply: () => field.current?.focus(), onDone: finish, onBack: back });

  const draft = (id !== null && drafts[id]) || fresh;
  return (
    <div className="grid h-[calc(100dvh-var(--shell-top,3.5rem))] min-h-96 grid-rows-[minmax(0,1fr)] medium:grid-cols-[minmax(15rem,20.5rem)_minmax(0,1fr)]">
      <section
        ref={list}
        aria-label="Conversations"
        className={`flex min-h-0 flex-col border-line bg-panel medium:border-e ${id === null ? "" : "max-medium:hidden"}`}
      >
        <ListHead live={live.state} notifications={notifications} />
        <ConversationList
          address={address}
          filter={filter}
          onFilter={setFilter}
          searchRef={search}
          help={
            <a href="/settings" className="font-medium text-accent hover:underline">
              {isSandbox ? "How events arrive" : "Set up the webhook in Settings"}
            </a>
          }
        />
        {isSandbox && <SandboxBar openId={id} />}
      </section>
      <div
        className={`grid min-h-0 grid-rows-[minmax(0,1fr)] bg-page ${id === null ? "max-medium:hidden" : ""}`}
      >
        {/* The list's own title is hidden with the list. */}
        {id !== null && <h1 className="sr-only medium:hidden">Inbox</h1>}
        {id === null ? (
          <p className="self-center p-6 text-center text-soft">Choose a conversation to read and reply</p>
        ) : (
          <OpenConversation
            key={id}
            open={open}
            address={address}
            accountId={accountId}
            isSandbox={isSandbox}
            live={live.state}
            draft={draft}
            sends={sends}
            fieldRef={field}
            onDraft={(next) => {
              setDrafts({ ...drafts, [id]: next });
              if (next.id === fresh.id) setFresh(startReply());
            }}
            onDone={finish}
            onBack={back}
            onChanged={(conversation) => {
              open.take(conversation);
            }}
            onErased={() => {
              setSaid("The conversation was erased");
              void client.invalidateQueries({ queryKey: ["inbox", "list"] });
              back();
            }}
            onTyping={onTyping}
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

/** What customers write, and the replies to them. */
export function InboxPage({ viewer, isSandbox }: { viewer: Account; isSandbox: boolean }) {
  const [clock] = useState(() => new ServerClock());
  return (
    <QueryProvider>
      <RoleContext value={viewer.role}>
        <ClockContext value={clock}>
          <InboxPanes accountId={viewer.id} isSandbox={isSandbox} />
        </ClockContext>
      </RoleContext>
    </QueryProvider>
  );
}
