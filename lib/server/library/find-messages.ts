import "server-only";
import { type RawBuilder, sql } from "kysely";
import {
  type Found,
  type LibraryMessage,
  type LibraryListPage,
  type ListedMessage,
  type ListOrder,
  MOST_FOUND,
  PAGE_MESSAGES,
  type TagCount,
} from "@/lib/api/library";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import type { Content } from "@/lib/message/message";
import { cutText } from "@/lib/message/texts";
import {
  foldText,
  readContent,
  readMessage,
  selectSummaries,
  toMessageSummary,
  toSearchText,
} from "./message-row";

/**
 * Whether a column contains that exact text; the databases' own comparisons of letters differ. The
 * adapter's mark tells them apart, because each bundle has its own class.
 */
const containsText = (db: Db, column: string, text: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.raw("isFile" in db.getExecutor().adapter ? "instr" : "strpos")}(${sql.ref(column)}, ${text}) > 0`;

/** Search filters. `words`: each must be in the labels, or in labels and texts together. */
type Scan = {
  accountId: string;
  words: readonly string[];
  within: "labels" | "everything";
  tag: string | null;
  isFavourite: boolean;
  isArchived: boolean;
};

const COLUMNS = { labels: ["labels"], everything: ["labels", "texts"] } as const;

function selectMatches(db: Db, scan: Scan, before: string | null) {
  const { tag, isFavourite, isArchived, accountId, words, within } = scan;
  let query = db
    .selectFrom("library_messages")
    .select(["id", "place", "labels"])
    .where("is_archived", "=", Number(isArchived))
    .orderBy("place", "desc");
  if (before !== null) query = query.where("place", "<", before);
  if (tag !== null)
    query = query.where("id", "in", (sub) =>
      sub.selectFrom("library_tags").select("message_id").where("tag", "=", foldText(tag)),
    );
  if (isFavourite)
    query = query.where("id", "in", (sub) =>
      sub.selectFrom("library_favourites").select("message_id").where("account_id", "=", accountId),
    );
  for (const word of words)
    query = query.where(({ or }) => or(COLUMNS[within].map((column) => containsText(db, column, word))));
  return query;
}

/** Matching messages, last saved first; a full scan takes only hundredths of a second. */
const scanLibrary = (
  store: Store,
  scan: Scan,
  start: string | null,
  limit: number,
): Promise<{ id: string; place: string; labels: string }[]> =>
  store.query((db) => selectMatches(db, scan, start).limit(limit).execute());

/** A message with its current content, or null. Throws StoreErrors. */
export async function findMessage(actor: Actor, store: Store, id: string): Promise<LibraryMessage | null> {
  return store.query((db) => readMessage(db, actor.accountId, id));
}

async function readSummaries(actor: Actor, store: Store, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await store.query((db) =>
    selectSummaries(db, actor.accountId)
      .where("id", "in", [...ids])
      .execute(),
  );
  const byId = new Map(rows.map((row) => [row.id, toMessageSummary(row)]));
  // Deleted between the two queries: leave it out.
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** More than a card shows. */
const MAX_PREVIEW = 240;

function toPreview(content: Content): ListedMessage["preview"] {
  const cut = (text: string) => cutText(text, MAX_PREVIEW);
  if (content.kind === "audio") return { header: "", body: cut(content.audioUrl), button: "" };
  if (content.kind === "text") return { header: "", body: cut(content.text), button: "" };
  return { header: cut(content.header), body: cut(content.body), button: cut(content.button) };
}

async function readPreviews(store: Store, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ListedMessage["preview"]>();
  const rows = await store.query((db) =>
    db
      .selectFrom("library_messages")
      .innerJoin("library_versions", (join) =>
        join
          .onRef("library_versions.message_id", "=", "library_messages.id")
          .onRef("library_versions.version", "=", "library_messages.version"),
      )
      .select(["library_messages.id", "library_versions.content"])
      .where("library_messages.id", "in", [...ids])
      .execute(),
  );
  return new Map(rows.map(({ id, content }) => [id, toPreview(readContent(content))]));
}

/** One page of matching messages, last saved first. Throws StoreErrors. */
export async function listMessages(actor: Actor, store: Store, order: ListOrder): Promise<LibraryListPage> {
  const scan: Scan = {
    accountId: actor.accountId,
    words: toSearchText(order.text ?? ""),
    within: "everything",
    tag: order.tag ?? null,
    isFavourite: order.is_favourite ?? false,
    isArchived: order.is_archived ?? false,
  };
  const found = await scanLibrary(store, scan, order.before ?? null, PAGE_MESSAGES + 1);
  const page = found.slice(0, PAGE_MESSAGES);
  const next = found.length > PAGE_MESSAGES ? (page.at(-1)?.place ?? null) : null;
  const ids = page.map(({ id }) => id);
  const summaries = await readSummaries(actor, store, ids);
  const previews = await readPreviews(store, ids);
  return {
    messages: summaries.flatMap((summary) => {
      const preview = previews.get(summary.id);
      return preview ? [{ ...summary, preview }] : [];
    }),
    next,
  };
}

/** With no more matches than this, one scan is enough. */
const MOST_RANKED = 200;

/** Matching messages, those with all words in name or tags first. */
async function rankMatches(store: Store, scan: Omit<Scan, "within">): Promise<string[]> {
  const matches = await scanLibrary(store, { ...scan, within: "everything" }, null, MOST_RANKED);
  const isNamed = (labels: string) => scan.words.every((word) => labels.includes(word));
  const named =
    matches.length < MOST_RANKED
      ? matches.filter(({ labels }) => isNamed(labels))
      : await scanLibrary(store, { ...scan, within: "labels" }, null, MOST_FOUND);
  return [...new Set([...named, ...matches].map(({ id }) => id))].slice(0, MOST_FOUND);
}

/** At most 20 unarchived messages, matches in name or tags first. Throws StoreErrors. */
export async function searchMessages(actor: Actor, store: Store, text: string): Promise<Found[]> {
  const { accountId } = actor;
  const scan = { accountId, words: toSearchText(text), tag: null, isFavourite: false, isArchived: false };
  const summaries = await readSummaries(actor, store, await rankMatches(store, scan));
  return summaries.map(({ id, name, first_line, tags }) => ({ id, name, first_line, tags }));
}

/** All tags with their message counts, without the archive. Throws StoreErrors. */
export async function findTags(_actor: Actor, store: Store): Promise<TagCount[]> {
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
