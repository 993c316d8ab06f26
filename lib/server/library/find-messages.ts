import "server-only";
import { type RawBuilder, sql } from "kysely";
import {
  type LibraryMessage,
  type LibraryListPage,
  type ListedMessage,
  PAGE_MESSAGES,
  type SearchOrder,
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

/** Where all words must be. `texts`: in labels and texts together, but not in the labels alone. */
type Within = "labels" | "texts" | "everything";

type Scan = {
  accountId: string;
  words: readonly string[];
  tag: string | null;
  isFavourite: boolean;
  isArchived: boolean;
};

/** Last saved first; a full scan takes only hundredths of a second. */
function selectMatches(db: Db, scan: Scan, within: Within, before: string | null) {
  const { tag, isFavourite, isArchived, accountId, words } = scan;
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
  if (words.length === 0) return query;
  const inLabels = words.map((word) => containsText(db, "labels", word));
  if (within === "labels") return query.where(({ and }) => and(inLabels));
  for (const word of words)
    query = query.where(({ or }) => or([containsText(db, "labels", word), containsText(db, "texts", word)]));
  return within === "texts" ? query.where(({ and, not }) => not(and(inLabels))) : query;
}

/** With fewer matches than this, one scan is enough. */
const MOST_RANKED = 200;
/** Begins the cursor of a page that ends among the matches in name and tags. */
const NAMED = "named ";

/** Matches after a page's `next`, those with all words in name or tags first. */
async function findMatches(
  store: Store,
  scan: Scan,
  after: string | null,
  limit: number,
): Promise<{ id: string; cursor: string }[]> {
  const look = (within: Within, before: string | null, most: number) =>
    store.query((db) => selectMatches(db, scan, within, before).limit(most).execute());
  const toMatches = (rows: Awaited<ReturnType<typeof look>>, mark: string) =>
    rows.map(({ id, place }) => ({ id, cursor: mark + place }));
  const isPastNamed = after !== null && !after.startsWith(NAMED);
  if (scan.words.length === 0 || isPastNamed) return toMatches(await look("texts", after, limit), "");
  const before = after?.slice(NAMED.length) ?? null;
  const isNamed = (labels: string) => scan.words.every((word) => labels.includes(word));
  const first = await look("everything", null, MOST_RANKED);
  const isAll = first.length < MOST_RANKED;
  const named = isAll
    ? first.filter(({ labels, place }) => isNamed(labels) && (before === null || place < before))
    : await look("labels", before, limit);
  const others = isAll
    ? first.filter(({ labels }) => !isNamed(labels))
    : await look("texts", null, limit - named.length);
  return [...toMatches(named, NAMED), ...toMatches(others, "")].slice(0, limit);
}

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

/** One page of matching messages, those with the text in name or tags first. Throws StoreErrors. */
export async function searchMessages(
  actor: Actor,
  store: Store,
  order: SearchOrder,
): Promise<LibraryListPage> {
  const scan: Scan = {
    accountId: actor.accountId,
    words: toSearchText(order.text ?? ""),
    tag: order.tag ?? null,
    isFavourite: order.is_favourite ?? false,
    isArchived: order.is_archived ?? false,
  };
  const limit = order.limit ?? PAGE_MESSAGES;
  const found = await findMatches(store, scan, order.before ?? null, limit + 1);
  const page = found.slice(0, limit);
  const next = found.length > limit ? (page.at(-1)?.cursor ?? null) : null;
  const ids = page.map(({ id }) => id);
  const [summaries, previews] = await Promise.all([
    readSummaries(actor, store, ids),
    readPreviews(store, ids),
  ]);
  return {
    messages: summaries.flatMap((summary) => {
      const preview = previews.get(summary.id);
      return preview ? [{ ...summary, preview }] : [];
    }),
    next,
  };
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
