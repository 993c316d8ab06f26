"use client";
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useContext } from "react";
import { useMay } from "@/components/account/roles";
import type { Conversation, ConversationDetail, ThreadMessage, ThreadPage } from "@/lib/api/inbox";
import {
  fetchConversation,
  fetchMessages,
  postAssign,
  postDone,
  postEarlier,
  type ThreadPlace,
} from "./inbox-requests";
import { ClockContext } from "./server-clock";

export const toDetailKey = (id: string | null) => ["inbox", "one", id];

/**
 * One conversation and what its window rests on, and what can be done with it. `onChanged`: puts
 * its new state into the lists.
 */
export function useConversation(id: string | null, onChanged: (conversation: Conversation) => void) {
  const client = useQueryClient();
  const clock = useContext(ClockContext);
  const maySend = useMay("send");
  const query = useQuery({
    queryKey: toDetailKey(id),
    queryFn: async () => {
      const detail = await fetchConversation(id ?? "");
      clock.set(detail.now);
      return detail;
    },
    enabled: id !== null,
    staleTime: Infinity,
    refetchOnMount: "always",
  });
  const take = (conversation: Conversation) => {
    client.setQueryData<ConversationDetail>(
      toDetailKey(conversation.id),
      (now) => now && { ...now, ...conversation },
    );
    onChanged(conversation);
  };
  const assign = useMutation({
    mutationFn: (to: string | null) => postAssign(id ?? "", to),
    onSuccess: take,
  });
  const done = useMutation({ mutationFn: (isDone: boolean) => postDone(id ?? "", isDone), onSuccess: take });
  return {
    conversation: query.data ?? null,
    isViewOnly: !maySend,
    take,
    error: query.error,
    refetch: query.refetch,
    assign: assign.mutate,
    setDone: done.mutate,
    actionError: assign.error ?? done.error,
  };
}

/**
 * A thread as far as it is loaded, the oldest first. `before`: where older ones begin; `hasNewer`:
 * newer ones are not loaded.
 */
export type Thread = {
  messages: readonly ThreadMessage[];
  before: string | null;
  hasNewer: boolean;
};

/** Ids begin with the time. */
const byId = (a: ThreadMessage, b: ThreadMessage): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export const startThread = ({ messages, next, newer }: ThreadPage): Thread => ({
  messages: messages.toSorted(byId),
  before: next,
  hasNewer: newer,
});

/** Each message once, as the page has it. */
function mergeMessages(known: readonly ThreadMessage[], found: readonly ThreadMessage[]): ThreadMessage[] {
  const all = new Map(known.map((message) => [message.id, message]));
  for (const message of found) all.set(message.id, message);
  return [...all.values()].sort(byId);
}

export const addOlder = (thread: Thread, page: ThreadPage): Thread => ({
  ...thread,
  messages: mergeMessages(thread.messages, page.messages),
  before: page.next,
});

export const addNewer = (thread: Thread, page: ThreadPage): Thread => ({
  ...thread,
  messages: mergeMessages(thread.messages, page.messages),
  hasNewer: page.newer,
});

/**
 * The newest page over what is loaded: receipts change what is there, new messages come at the end.
 * Null where they do not meet: more has come than one page holds, and the thread is read anew.
 */
export function refreshThread(thread: Thread, newest: ThreadPage): Thread | null {
  const ids = new Set(thread.messages.map(({ id }) => id));
  const meets = newest.next === null || newest.messages.some(({ id }) => ids.has(id));
  if (!meets) return null;
  return { ...thread, messages: mergeMessages(thread.messages, newest.messages), hasNewer: false };
}

const toKey = (id: string) => ["inbox", "thread", id];

/**
 * Reads the newest messages over what is loaded; does nothing where the thread is not on the page.
 */
export async function refreshThreads(client: QueryClient, id: string): Promise<void> {
  const known = client.getQueryCache().findAll({ queryKey: toKey(id), type: "active" });
  for (const { queryKey } of known) {
    const thread = client.getQueryData<Thread>(queryKey);
    if (!thread) continue;
    // Around an old message there is a gap before the newest: only what is loaded is read anew.
    if (thread.hasNewer) continue;
    const newest = await fetchMessages(id);
    const refreshed = refreshThread(client.getQueryData<Thread>(queryKey) ?? thread, newest);
    client.setQueryData<Thread>(queryKey, refreshed ?? startThread(newest));
  }
}

/**
 * The messages of one conversation, as far as they were asked for. `around`: the message that it
 * was opened at.
 */
export function useThread(id: string, around: string | null) {
  const client = useQueryClient();
  const queryKey = [...toKey(id), around];
  const query = useQuery({
    queryKey,
    queryFn: async () => {
      const known = client.getQueryData<Thread>(queryKey);
      const page = await fetchMessages(id, around === null ? {} : { around });
      // Asked for anew, what was loaded before it stays.
      const refreshed = known && around === null && !known.hasNewer ? refreshThread(known, page) : null;
      return refreshed ?? startThread(page);
    },
    // The stream says when it has changed.
    staleTime: Infinity,
    refetchOnMount: "always",
    gcTime: 60_000,
  });
  const load = useMutation({
    mutationFn: async ({ place, add }: { place: ThreadPlace; add: typeof addOlder }) => {
      const page = await fetchMessages(id, place);
      client.setQueryData<Thread>(queryKey, (now) => now && add(now, page));
    },
  });
  const earlier = useMutation({
    mutationFn: async () => {
      const answer = await postEarlier(id, earlier.data?.next_page ?? 1);
      const oldest = client.getQueryData<Thread>(queryKey)?.messages[0];
      if (oldest) load.mutate({ place: { before: oldest.id }, add: addOlder });
      else await query.refetch();
      return answer;
    },
  });
  const { data } = query;
  const last = data?.messages.at(-1);
  return {
    thread: data ?? null,
    error: query.error,
    refetch: query.refetch,
    isLoadingMore: load.isPending || earlier.isPending,
    moreError: load.error ?? earlier.error,
    loadOlder: () => data?.before && load.mutate({ place: { before: data.before }, add: addOlder }),
    loadNewer: () => last && load.mutate({ place: { after: last.id }, add: addNewer }),
    /** From FlowIQ, once everything that Menuet has is there. */
    loadEarlier: () => earlier.mutate(),
    hasEarlier: earlier.data?.next_page !== null,
  };
}
