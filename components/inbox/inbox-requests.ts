import { AskError, callApi } from "@/components/client/call-api";
import { type CONVERSATION_FILTERS, type ConversationChange, inboxEndpoints as inbox } from "@/lib/api/inbox";
import { type CustomerAct, inboxSandboxEndpoints } from "@/lib/api/inbox-sandbox";

export type ListFilter = (typeof CONVERSATION_FILTERS)[number];
/** Part of a thread: before, after or around a message; without any, the newest. */
export type ThreadPlace = { before?: string; after?: string; around?: string };

const one = (id: string) => ({ params: { id } });

export const fetchConversations = (filter: ListFilter, before?: string) =>
  callApi(inbox.page, { query: { filter, before } });
export const fetchConversation = (id: string) => callApi(inbox.find, one(id));
export const fetchMessages = (id: string, place: ThreadPlace = {}) =>
  callApi(inbox.messages, { ...one(id), query: place });
export const fetchChanges = (since: string | null) =>
  callApi(inbox.changes, { query: { since: since ?? undefined } });

/** The number of unread conversations, which an answer without a cursor contains. */
export const fetchUnread = async () => (await fetchChanges(null)).unread ?? 0;

export const postSearch = (text: string, signal: AbortSignal) =>
  callApi(inbox.search, { body: { text }, signal });
export const patchConversation = (id: string, change: ConversationChange) =>
  callApi(inbox.change, { ...one(id), body: change });
/** Asks FlowIQ for the contact's name; the server asks at most once an hour. */
export const postName = (id: string) => callApi(inbox.name, { ...one(id), body: {} });
export const postEarlier = (id: string, page: number) =>
  callApi(inbox.earlier, { ...one(id), body: { page } });
export const fetchExport = (id: string) => callApi(inbox.export, one(id));
export const deleteConversation = (id: string) => callApi(inbox.erase, one(id));
export const fetchRawEvent = (id: string) => callApi(inbox.event, one(id));
export const fetchAssignees = async () => (await callApi(inbox.assignees)).accounts;

type Presence = { stream: string; conversation_id: string | null; is_typing: boolean };
export const putPresence = (presence: Presence) => callApi(inbox.presence, { body: presence });

export const postCustomerAct = (act: CustomerAct) => callApi(inboxSandboxEndpoints.act, { body: act });
export const deleteSamples = () => callApi(inboxSandboxEndpoints.removeSamples);

/** Whether the server answered that it doesn't exist. */
export const isMissing = (error: unknown): boolean =>
  error instanceof AskError && error.problem?.status === 404;
