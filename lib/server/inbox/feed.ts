import "server-only";
import type { Conversation, InboxChanges } from "@/lib/api/inbox";
import type { Db, Store } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { logBug } from "@/lib/server/log";
import { countUnread } from "@/lib/server/inbox/thread/find-conversations";
import { toConversations } from "@/lib/server/inbox/thread/to-conversation";

/** An earlier transaction may commit later, on a slow clock, so each look goes back this far. */
const OVERLAP_MS = 10_000;
/** How late a change in another process is seen if no signal came through. */
const LOOK_MS = 250;
const PIECE = 200;
/** With more changes than this since a cursor, the list is read again. */
const MOST_MISSED = 500;

type Listener = (conversations: Conversation[], cursor: string) => void;

const selectChanged = (db: Db, after: { changed: number; id: string }, limit: number) =>
  db
    .selectFrom("conversations")
    .selectAll()
    .where(({ eb, or, and }) =>
      and([
        eb("changed", ">=", after.changed),
        or([eb("changed", ">", after.changed), eb("id", ">", after.id)]),
      ]),
    )
    .orderBy("changed")
    .orderBy("id")
    .limit(limit)
    .execute();

const findLatest = async (db: Db): Promise<number> => {
  const row = await db
    .selectFrom("conversations")
    .select("changed")
    .orderBy("changed", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.changed ?? 0;
};

/**
 * Changes since a cursor, with some overlap: nothing is missed, and repeats are harmless. `reset`:
 * the cursor is unknown or too far behind. `now`: epoch ms. Throws a StoreError.
 */
export const findChanges = (store: Store, since: string | null, now: number): Promise<InboxChanges> =>
  store.query(async (db) => {
    const none = { now, stream: null, conversations: [] };
    if (since === null || !/^\d{1,15}$/.test(since))
      return { ...none, reset: true, cursor: String(await findLatest(db)), unread: await countUnread(db) };
    const from = { changed: Math.max(0, Number(since) - OVERLAP_MS), id: "" };
    const rows = await selectChanged(db, from, MOST_MISSED + 1);
    if (rows.length > MOST_MISSED) return { ...none, reset: true, cursor: String(await findLatest(db)) };
    const cursor = String(Math.max(Number(since), rows.at(-1)?.changed ?? 0));
    return { ...none, reset: false, cursor, conversations: await toConversations(db, rows, now) };
  });

/**
 * One look serves all listeners of this process, on a signal or a timer; none without listeners.
 */
export class InboxFeed {
  readonly #listeners = new Set<Listener>();
  /** The last change sent for each conversation, within the overlap. */
  readonly #told = new Map<string, number>();
  #position = 0;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #isAskedAgain = false;
  #stopListening: (() => void) | null = null;

  constructor(private readonly store: Store) {}

  get watchers(): number {
    return this.#listeners.size;
  }

  /** Subscribes to every change from now on; returns the unsubscribe. Throws a StoreError. */
  async watch(listener: Listener): Promise<() => void> {
    this.#listeners.add(listener);
    if (this.#timer === null) {
      this.#timer = setInterval(this.look, LOOK_MS).unref();
      this.#position = await this.store.query(findLatest);
      this.#told.clear();
      const stop = await this.store.listen(this.look);
      if (this.#listeners.size === 0) stop();
      else this.#stopListening = stop;
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      if (this.#timer) clearInterval(this.#timer);
      this.#timer = null;
      this.#stopListening?.();
      this.#stopListening = null;
    };
  }

  /** Looks now; if a look is running, once more after it. */
  readonly look = (): void => {
    if (this.#looking) {
      this.#isAskedAgain = true;
      return;
    }
    this.#looking = this.#find()
      .catch((error) => {
        if (!isStoreError(error)) logBug("the inbox's feed", error);
      })
      .finally(() => {
        this.#looking = null;
        if (this.#isAskedAgain && this.#listeners.size > 0) {
          this.#isAskedAgain = false;
          this.look();
        }
      });
  };

  async #find(): Promise<void> {
    // After a long quiet time nothing earlier can still commit, so an idle inbox reads no rows.
    const isQuiet = Date.now() - this.#position > 2 * OVERLAP_MS;
    let after = isQuiet
      ? { changed: this.#position + 1, id: "" }
      : { changed: Math.max(0, this.#position - OVERLAP_MS), id: "" };
    for (;;) {
      const from = after;
      const { rows, conversations } = await this.store.query(async (db) => {
        const rows = await selectChanged(db, from, PIECE);
        const fresh = rows.filter(({ id, changed }) => this.#told.get(id) !== changed);
        return { rows, conversations: await toConversations(db, fresh, Date.now()) };
      });
      for (const { id, changed } of rows) this.#told.set(id, changed);
      const last = rows.at(-1);
      if (last) this.#position = Math.max(this.#position, last.changed);
      if (conversations.length > 0)
        for (const listener of this.#listeners) listener(conversations, String(this.#position));
      if (!last || rows.length < PIECE) break;
      after = { changed: last.changed, id: last.id };
    }
    this.#forget();
  }

  #forget(): void {
    const until = this.#position - OVERLAP_MS;
    for (const [id, changed] of this.#told) if (changed < until) this.#told.delete(id);
  }
}

declare global {
  var menuetFeed: { store: Store; feed: InboxFeed } | undefined;
}

/** The feed of this process and store. On globalThis, because every route is bundled separately. */
export function openFeed(store: Store): InboxFeed {
  if (globalThis.menuetFeed?.store !== store) globalThis.menuetFeed = { store, feed: new InboxFeed(store) };
  return globalThis.menuetFeed.feed;
}
