import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import {
  type Found,
  type LibraryMessage,
  type LibraryPage,
  type ListOrder,
  MOST_FOUND,
  PAGE_MESSAGES,
  type TagCount,
} from "@/lib/library/contract/library";
import { readMessage, selectSummaries, toSummary } from "@/lib/library/messages/summary";
import type { Store } from "@/lib/store/store";
import { toWords } from "./fold-text";
import { type Scan, scanLibrary } from "./scan-library";

/** One message with what it says now, or null. Throws StoreErrors. */
export async function findMessage(actor: Actor, store: Store, id: string): Promise<LibraryMessage | null> {
  assertMay(actor, "look");
  return store.query((db) => readMessage(db, actor.accountId, id));
}

async function readSummaries(actor: Actor, store: Store, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await store.query((db) =>
    selectSummaries(db, actor.accountId)
      .where("id", "in", [...ids])
      .execute(),
  );
  const byId = new Map(rows.map((row) => [row.id, toSummary(row)]));
  // One that was deleted between the two questions is left out.
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** One page of the messages that match, the latest saved first. Throws StoreErrors. */
export async function listMessages(actor: Actor, store: Store, order: ListOrder): Promise<LibraryPage> {
  assertMay(actor, "look");
  const scan: Scan = {
    accountId: actor.accountId,
    words: toWords(order.text ?? ""),
    within: "everything",
    tag: order.tag ?? null,
    isFavourite: order.is_favourite ?? false,
    isArchived: order.is_archived ?? false,
  };
  const found = await scanLibrary(store, scan, order.before ?? null, PAGE_MESSAGES + 1);
  const page = found.slice(0, PAGE_MESSAGES);
  const next = found.length > PAGE_MESSAGES ? (page.at(-1)?.place ?? null) : null;
  return {
    messages: await readSummaries(
      actor,
      store,
      page.map(({ id }) => id),
    ),
    next,
  };
}

/** Matches that are looked at for names at once: where there are no more, one look through the library is enough. */
const MOST_RANKED = 200;

/** The messages that match, those first whose name or tags hold every word. */
async function rankMatches(store: Store, scan: Omit<Scan, "within">): Promise<string[]> {
  const matches = await scanLibrary(store, { ...scan, within: "everything" }, null, MOST_RANKED);
  const isNamed = (labels: string) => scan.words.every((word) => labels.includes(word));
  const named =
    matches.length < MOST_RANKED
      ? matches.filter(({ labels }) => isNamed(labels))
      : await scanLibrary(store, { ...scan, within: "labels" }, null, MOST_FOUND);
  return [...new Set([...named, ...matches].map(({ id }) => id))].slice(0, MOST_FOUND);
}

/** At most 20 messages outside the archive: those first whose name or tags hold every word, then those whose texts do. Throws StoreErrors. */
export async function searchMessages(actor: Actor, store: Store, text: string): Promise<Found[]> {
  assertMay(actor, "look");
  const { accountId } = actor;
  const scan = { accountId, words: toWords(text), tag: null, isFavourite: false, isArchived: false };
  const summaries = await readSummaries(actor, store, await rankMatches(store, scan));
  return summaries.map(({ id, name, first_line, tags }) => ({ id, name, first_line, tags }));
}

/** Every tag outside the archive with how many messages bear it, by name. Throws StoreErrors. */
export async function findTags(actor: Actor, store: Store): Promise<TagCount[]> {
  assertMay(actor, "look");
  const rows = await store.query((db) =>
    db
      .selectFrom("library_tags")
      .innerJoin("library_messages", "library_messages.id", "library_tags.message_id")
      .select(({ fn }) => [
        fn.max<string>("library_tags.name").as("tag"),
        fn.countAll<number>().as("messages"),
      ])
      .where("is_archived", "=", 0)
      .groupBy("library_tags.tag")
      .execute(),
  );
  return rows
    .map(({ tag, messages }) => ({ tag, messages: Number(messages) }))
    .sort((a, b) => a.tag.localeCompare(b.tag, "en"));
}
