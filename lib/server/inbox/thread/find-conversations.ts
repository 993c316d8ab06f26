import "server-only";
import { type SelectQueryBuilder, sql } from "kysely";
import {
  type Conversation,
  type CONVERSATION_FILTERS,
  type ConversationDetail,
  type ConversationPage,
  MOST_COUNTED,
  PAGE_CONVERSATIONS,
  WINDOW_MS,
} from "@/lib/api/inbox";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import type { Tables } from "@/lib/server/db/tables";
import type { StoredConversation } from "@/lib/server/inbox/receive/find-conversation";
import { toConversations } from "./to-conversation";

/** Inlined, because SQLite uses a partial index only if it can see that its condition holds. */
const NONE = sql.lit(0);

type Filter = (typeof CONVERSATION_FILTERS)[number];
type Page = { filter?: Filter | undefined; before?: string | undefined };

function selectPage(db: Db, actor: Actor, { filter = "all", before }: Page, now: number) {
  let query = db
    .selectFrom("conversations")
    .selectAll()
    .where("is_done", "=", filter === "done" ? 1 : 0)
    // An empty conversation isn't listed.
    .where("last_at", ">", filter === "open" ? now - WINDOW_MS : 0)
    .orderBy("last_at", "desc")
    .orderBy("id", "desc");
  if (filter === "unread") query = query.where("unread", ">", NONE);
  if (filter === "mine") query = query.where("assigned_to", "=", actor.accountId);
  if (filter === "open") query = query.where("last_in_at", ">", now - WINDOW_MS);
  if (before === undefined) return query;
  const [at = "", id = ""] = before.split("_");
  return query.where(({ eb, or, and }) =>
    and([eb("last_at", "<=", Number(at)), or([eb("last_at", "<", Number(at)), eb("id", "<", id)])]),
  );
}

/** Conversations with unread messages. */
export async function countUnread(db: Db): Promise<number> {
  const row = await db
    .selectFrom("conversations")
    .select(({ fn }) => fn.countAll<number>().as("conversations"))
    .where("is_done", "=", 0)
    .where("unread", ">", NONE)
    .executeTakeFirst();
  return Number(row?.conversations ?? 0);
}

/** Counts rows up to a bound, so that it costs no more than a page. */
async function countUpTo(
  db: Db,
  some: SelectQueryBuilder<Tables, "conversations", unknown>,
): Promise<number> {
  const row = await db
    .selectFrom(some.select("id").limit(MOST_COUNTED).as("some"))
    .select(({ fn }) => fn.countAll<number>().as("conversations"))
    .executeTakeFirst();
  return Number(row?.conversations ?? 0);
}

const selectMine = (db: Db, actor: Actor) =>
  db
    .selectFrom("conversations")
    .where("assigned_to", "=", actor.accountId)
    .where("is_done", "=", 0)
    .where("last_at", ">", 0);
const selectOpen = (db: Db, now: number) =>
  db
    .selectFrom("conversations")
    .where("last_in_at", ">", now - WINDOW_MS)
    // The plus keeps SQLite from starting at everything that isn't done.
    .where(sql`+is_done`, "=", NONE);

/** One page of conversations, the latest first. `now`: epoch ms. Throws a StoreError. */
export const findConversations = (
  actor: Actor,
  store: Store,
  page: Page,
  now: number,
): Promise<ConversationPage> =>
  store.query(async (db) => {
    const rows = await selectPage(db, actor, page, now)
      .limit(PAGE_CONVERSATIONS + 1)
      .execute();
    const shown = rows.slice(0, PAGE_CONVERSATIONS);
    const last = rows.length > PAGE_CONVERSATIONS ? shown.at(-1) : undefined;
    return {
      conversations: await toConversations(db, shown, now),
      next: last ? `${last.last_at}_${last.id}` : null,
      unread: await countUnread(db),
      mine: await countUpTo(db, selectMine(db, actor)),
      open: await countUpTo(db, selectOpen(db, now)),
      now,
    };
  });

export const readConversation = (db: Db, id: string): Promise<StoredConversation | undefined> =>
  db
    .selectFrom("conversations")
    .selectAll()
    .where("id", "=", id)
    // An erased one stays for listeners, but is empty.
    .where("last_at", ">", 0)
    .executeTakeFirst();

/** A conversation; null if there is none. `now`: epoch ms. Throws a StoreError. */
export const findConversationView = (store: Store, id: string, now: number): Promise<Conversation | null> =>
  store.query(async (db) => {
    const row = await readConversation(db, id);
    return row ? ((await toConversations(db, [row], now))[0] ?? null) : null;
  });

const findWindowMessage = (db: Db, { id, last_in_at }: StoredConversation) =>
  db
    .selectFrom("inbox_messages")
    .select(["id", "text", "at"])
    .where("conversation_id", "=", id)
    .where("direction", "=", "in")
    .where("at", "=", last_in_at)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

/** The same, with the message that started its reply window. */
export const findConversationDetail = (
  _actor: Actor,
  store: Store,
  id: string,
  now: number,
): Promise<ConversationDetail | null> =>
  store.query(async (db) => {
    const row = await readConversation(db, id);
    const [view] = row ? await toConversations(db, [row], now) : [];
    if (!row || !view) return null;
    const resting = row.last_in_at === null ? undefined : await findWindowMessage(db, row);
    return { ...view, window_message: resting ?? null, now };
  });
