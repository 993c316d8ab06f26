import * as z from "zod/mini";
import type { Endpoint } from "./endpoint";
import { DELIVERY_STATES, receiptTimes, rejectionReasonSchema } from "./send-view";

/** Conversations and messages on one page. */
export const PAGE_CONVERSATIONS = 50;
/** A filter's count stops here. */
export const MOST_COUNTED = 100;
export const PAGE_THREAD_MESSAGES = 50;
/** WhatsApp's window: only people who wrote in the last 24 hours can get lists, audio or text. */
export const WINDOW_MS = 86_400_000;

const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const idSchema = z.string().check(z.regex(ID, "An id as Menuet gave it"));
const cursorSchema = z.string().check(z.regex(/^\d{1,15}_[\da-f-]{36}$/, "What a page called next"));

export const CONVERSATION_FILTERS = ["all", "unread", "mine", "open", "done"] as const;

/** Who has this conversation open; `is_typing` while writing. Stale after `until` (epoch ms). */
const personSchema = z.object({
  account_id: z.string(),
  name: z.string(),
  is_typing: z.boolean(),
  until: z.number(),
});

/**
 * One customer; times in epoch ms. `name`: FlowIQ's contact, else the number.
 * `number`: E.164; null if WhatsApp knows only a `user_id`, which FlowIQ can't send to.
 * `window_until`: when the 24 hours end; null if the customer never wrote.
 */
export const conversationSchema = z.object({
  id: z.string(),
  name: z.string(),
  has_contact_name: z.boolean(),
  number: z.nullable(z.string()),
  user_id: z.nullable(z.string()),
  last_text: z.string(),
  last_direction: z.enum(["in", "out"]),
  last_at: z.number(),
  unread: z.number(),
  window_until: z.nullable(z.number()),
  assigned_to: z.nullable(z.object({ account_id: z.string(), name: z.string() })),
  is_done: z.boolean(),
  is_sample: z.boolean(),
  people: z.array(personSchema),
});
export type Conversation = z.output<typeof conversationSchema>;

/** Newest first. `next`: the next page's `before`. `mine` and `open` count to MOST_COUNTED. */
export const conversationPageSchema = z.object({
  conversations: z.array(conversationSchema),
  next: z.nullable(z.string()),
  unread: z.number(),
  mine: z.number(),
  open: z.number(),
  now: z.number(),
});
export type ConversationPage = z.output<typeof conversationPageSchema>;

/** One conversation, and the customer's message that its window counts from. */
export const conversationDetailSchema = z.object({
  ...conversationSchema.shape,
  window_message: z.nullable(z.object({ id: z.string(), text: z.string(), at: z.number() })),
  now: z.number(),
});
export type ConversationDetail = z.output<typeof conversationDetailSchema>;

/** `read_up_to`: a message's id. `assigned_to`: an account's id, or null for nobody. */
const conversationChangeSchema = z
  .strictObject({
    read_up_to: z.optional(idSchema),
    assigned_to: z.optional(z.nullable(z.string().check(z.maxLength(64)))),
    is_done: z.optional(z.boolean()),
  })
  .check(z.refine((change) => Object.keys(change).length > 0, "At least one field"));
export type ConversationChange = z.output<typeof conversationChangeSchema>;

const text = z.nullable(z.string());
const degrees = z.nullable(z.number());
const flag = z.boolean();
const rowSchema = z.object({ id: z.string(), title: z.string(), description: text });

/** Who wrote for us: a person through Menuet, or a bot or colleague that FlowIQ names. */
const authorSchema = z.object({ kind: z.enum(["menuet", "bot", "colleague", "system"]), name: z.string() });

/**
 * One bubble. `kind`: FlowIQ's `message_type`, or a send's. `source`: how Menuet knows it.
 * `state`: `received`, or a send's own state, then what its receipts say.
 * `message_id`: null if it can't be quoted, because FlowIQ's history has no IDs.
 * `picked`: the row a reply took; `pick_candidates`: rows with that title, if it is ambiguous.
 * `content`: FlowIQ's JSON of our own send; `reason`: why it was rejected.
 * `event_id`: for `GET /api/inbox/events/{id}`. `offer`: a receipt's message ID that may explain
 * an `unknown` send; a person resolves it.
 */
export const threadMessageSchema = z.object({
  id: z.string(),
  direction: z.enum(["in", "out"]),
  kind: z.string(),
  text: z.string(),
  message_id: text,
  state: z.enum(["received", ...DELIVERY_STATES]),
  at: z.number(),
  ...receiptTimes,
  note: text,
  reply_to: text,
  picked: z.nullable(rowSchema),
  pick_candidates: z.array(rowSchema),
  author: z.nullable(authorSchema),
  media: z.nullable(z.object({ type: z.string(), url: text, name: text })),
  location: z.nullable(z.object({ latitude: degrees, longitude: degrees, name: text, address: text })),
  content: z.unknown(),
  send_id: text,
  reason: z.nullable(rejectionReasonSchema),
  offer: text,
  event_id: text,
  source: z.enum(["event", "send", "history"]),
});
export type ThreadMessage = z.output<typeof threadMessageSchema>;

/** Newest first, in any direction. `next`: the older page's `before`. `newer`: more follow. */
export const threadPageSchema = z.object({
  messages: z.array(threadMessageSchema),
  next: z.nullable(z.string()),
  newer: z.boolean(),
  now: z.number(),
});
export type ThreadPage = z.output<typeof threadPageSchema>;

/** POST keeps the text out of URLs. `before`: the last page's `next`. */
export const inboxSearchSchema = z.strictObject({
  text: z.string().check(z.maxLength(200)),
  before: z.optional(idSchema),
});
/** `messages`: newest first, each with its place in the thread. `next` searches further back. */
export const inboxFoundSchema = z.object({
  conversations: z.array(conversationSchema),
  messages: z.array(
    z.object({
      id: z.string(),
      conversation_id: z.string(),
      name: z.string(),
      direction: z.enum(["in", "out"]),
      text: z.string(),
      at: z.number(),
    }),
  ),
  next: z.nullable(z.string()),
});
export type InboxFound = z.output<typeof inboxFoundSchema>;

/** The raw event behind a bubble, as FlowIQ posted it. `at`: when it arrived, in epoch ms. */
export const rawEventSchema = z.object({
  id: z.string(),
  event_type: z.string(),
  at: z.number(),
  body: z.string(),
});

/**
 * The stream's `change` events and `GET /api/inbox/changes`. `cursor`: pass it as `since`.
 * `reset`: reload the list. `last_at` 0: erased. `stream`: the connection's ID.
 */
export const inboxChangesSchema = z.object({
  cursor: z.string(),
  now: z.number(),
  reset: z.boolean(),
  stream: z.nullable(z.string()),
  unread: z.optional(z.number()),
  conversations: z.array(conversationSchema),
});
export type InboxChanges = z.output<typeof inboxChangesSchema>;

/** `next_page`: from 1, as FlowIQ counts; null where FlowIQ has no earlier message. */
export const earlierSchema = z.object({ added: z.number(), next_page: z.nullable(z.number()) });
const ONE = "/api/inbox/conversations/{id}";
export const inboxEndpoints = {
  page: {
    method: "GET",
    path: "/api/inbox/conversations",
    summary: "Conversations, the latest first, a page at a time",
    access: "look",
    query: z.strictObject({
      filter: z.optional(z.enum(CONVERSATION_FILTERS, `One of ${CONVERSATION_FILTERS.join(", ")}`)),
      before: z.optional(cursorSchema),
    }),
    answers: { 200: conversationPageSchema },
  },
  find: {
    method: "GET",
    path: ONE,
    summary: "One conversation and what its window rests on",
    access: "look",
    answers: { 200: conversationDetailSchema },
  },
  messages: {
    method: "GET",
    path: `${ONE}/messages`,
    summary: "The messages of a thread, the newest first, a page at a time",
    access: "look",
    query: z.strictObject({
      before: z.optional(idSchema),
      after: z.optional(idSchema),
      around: z.optional(idSchema),
    }),
    answers: { 200: threadPageSchema },
  },
  change: {
    method: "PATCH",
    path: ONE,
    summary: "Changes a conversation: read up to a message, whose it is, done or open",
    access: "send",
    body: conversationChangeSchema,
    answers: { 200: conversationSchema },
  },
  name: {
    method: "POST",
    path: ONE,
    summary: "Asks FlowIQ for the contact's name, at most once an hour",
    access: "send",
    body: z.strictObject({}),
    answers: { 200: conversationSchema },
  },
  earlier: {
    method: "POST",
    path: `${ONE}/messages`,
    summary: "Loads earlier messages from FlowIQ",
    access: "send",
    body: z.strictObject({ page: z.int().check(z.minimum(1), z.maximum(10_000)) }),
    answers: { 200: earlierSchema },
  },
  export: {
    method: "GET",
    path: `${ONE}/export`,
    summary: "Everything that is stored about one person, as a file",
    access: "manage",
    answers: { 200: "application/json" },
  },
  erase: {
    method: "DELETE",
    path: ONE,
    summary: "Erases everything that is stored about one person",
    access: "manage",
    answers: { 204: null },
  },
  search: {
    method: "POST",
    path: "/api/inbox/search",
    summary: "Finds conversations by name or number, and messages by their text",
    access: "look",
    body: inboxSearchSchema,
    answers: { 200: inboxFoundSchema },
  },
  event: {
    method: "GET",
    path: "/api/inbox/events/{id}",
    summary: "The raw event behind a message",
    access: "look",
    answers: { 200: rawEventSchema },
  },
  assignees: {
    method: "GET",
    path: "/api/inbox/assignees",
    summary: "Accounts that a conversation can be given to",
    access: "look",
    answers: {
      200: z.object({ accounts: z.array(z.object({ account_id: z.string(), name: z.string() })) }),
    },
  },
  stream: {
    method: "GET",
    path: "/api/inbox/stream",
    summary: "Changes as server-sent events; Last-Event-ID continues after a broken connection",
    access: "look",
    answers: { 200: "text/event-stream" },
  },
  changes: {
    method: "GET",
    path: "/api/inbox/changes",
    summary: "The same changes by polling, where a proxy cuts the stream",
    access: "look",
    query: z.strictObject({ since: z.optional(z.string().check(z.regex(/^\d{1,15}$/, "A cursor"))) }),
    answers: { 200: inboxChangesSchema },
  },
  presence: {
    method: "PUT",
    path: "/api/inbox/presence",
    summary: "Reports which conversation a person has open, and whether they are typing",
    access: "look",
    body: z.strictObject({ stream: idSchema, conversation_id: z.nullable(idSchema), is_typing: flag }),
    answers: { 204: null },
  },
} as const satisfies Record<string, Endpoint>;
