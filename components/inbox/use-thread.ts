"use client";
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useContext } from "react";
import { useMay } from "@/components/account/roles";
import type { Conversation, ConversationDetail, ThreadMessage, ThreadPage } from "@/lib/api/inbox";
import {
  fetchConversation,
  fetchMessages,
  patchConversation,
  postEarlier,
  type ThreadPlace,
} from "./inbox-requests";
import { ClockContext } from "./server-clock";

export const toDetailKey = (id: string | null) => ["inbox", "one", id];

/** One conversation, its reply window and its actions. `onChanged`: updates the lists. */
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
    mutationFn: (to: string | null) => patchConversation(id ?? "", { assigned_to: to }),
    onSuccess: take,
  });
  const done = useMutation({
    mutationFn: (isDone: boolean) => patchConversation(id ?? "", { is_done: isDone }),
    onSuccess: take,
  });
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
 * A loaded part of a thread, oldest first. `before`: cursor to older ones; `hasNewer`: newer exist.
 */
export type Thread = {
  messages: readonly ThreadMessage[];
  before: string | null;
  hasNewer: boolean;
};

/** Ids sort by time. */
const byId = (a: ThreadMessage, b: ThreadMessage): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export const startThread = ({ messages, next, newer }: ThreadPage): Thread => ({
  messages: messages.toSorted(byId),
  before: next,
  hasNewer: newer,
});

/** Merges by id; the page's version wins. */
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

/** Merges the newest page into the thread. Null if they don't overlap, so it must be read again. */
export function refreshThread(thread: Thread, newest: ThreadPage): Thread | null {
  const ids = new Set(thread.messages.map(({ id }) => id));
  const meets = newest.next === null || newest.messages.some(({ id }) => ids.has(id));
  if (!meets) return null;
  return { ...thread, messages: mergeMessages(thread.messages, newest.messages), hasNewer: false };
}

const toKey = (id: string) => ["inbox", "thread", id];

/** Refreshes the newest messages of a thread; does nothing if it isn't on the page. */
export async function refreshThreads(client: QueryClient, id: string): Promise<void> {
  const known = client.getQueryCache().findAll({ queryKey: toKey(id), type: "active" });
  for (const { queryKey } of known) {
    const thread = client.getQueryData<Thread>(queryKey);
    if (!thread) continue;
    // A thread opened at an old message has a gap before the newest, so nothing is merged into it.
    if (thread.hasNewer) continue;
    const newest = await fetchMessages(id);
    const refreshed = refreshThread(client.getQueryData<Thread>(queryKey) ?? thread, newest);
    client.setQueryData<Thread>(queryKey, refreshed ?? startThread(newest));
  }
}

/** The messages of one conversation, as far as loaded. `around`: the message it was opened at. */
export function useThread(id: string, around: string | null) {
  const client = useQueryClient();
  const queryKey = [...toKey(id), around];
  const query = useQuery({
    queryKey,
    queryFn: async () => {
      const known = client.getQueryData<Thread>(queryKey);
      const page = await fetchMessages(id, around === null ? {} : { around });
      // A refetch keeps the older messages that were loaded.
      const refreshed = known && around === null && !known.hasNewer ? refreshThread(known, page) : null;
      return refreshed ?? startThread(page);
    },
    // The stream reports changes.
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
    /** Loads from FlowIQ once everything that Menuet has is shown. */
    loadEarlier: () => earlier.mutate(),
    hasEarlier: earlier.data?.next_page !== null,
  };
}
