import "server-only";
import { sql } from "kysely";
import type { AuditEvent } from "@/lib/api/audit";
import type { LibraryMessage, LibrarySummary } from "@/lib/api/library";
import { hashContent } from "@/lib/message/content-hash";
import { listTexts } from "@/lib/message/draft-path";
import type { Content } from "@/lib/message/message";
import { cutText, toShownText } from "@/lib/message/texts";
import { recordAudit } from "@/lib/server/audit";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Tx } from "@/lib/server/db/store";

type LibraryEvent = Extract<AuditEvent, `library ${string}`>;

/** `at`: epoch ms. */
export const recordLibrary = (
  db: Db | Tx,
  { email: who, address }: Actor,
  event: LibraryEvent,
  what: string,
  at: number,
) => recordAudit(db, { at, event, who, what, address });

const COLUMNS = [
  "id",
  "place",
  "name",
  "tags",
  "kind",
  "first_line",
  "is_archived",
  "version",
  "content_hash",
  "created_by",
  "created_at",
  "changed_by",
  "changed_at",
] as const;

/** Messages as that account's lists show them, never with their texts. */
export const selectSummaries = (db: Db | Tx, accountId: string) =>
  db
    .selectFrom("library_messages")
    .select(COLUMNS)
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("library_favourites")
          .select(sql`1`.as("one"))
          .whereRef("library_favourites.message_id", "=", "library_messages.id")
          .where("library_favourites.account_id", "=", accountId),
      ).as("is_favourite"),
    )
    .select(({ selectFrom }) => [
      selectFrom("accounts")
        .select("accounts.name")
        .whereRef("accounts.email", "=", "library_messages.created_by")
        .as("created_name"),
      selectFrom("accounts")
        .select("accounts.name")
        .whereRef("accounts.email", "=", "library_messages.changed_by")
        .as("changed_name"),
    ]);
type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>["execute"]>>[number];

/** A row by the contract, field by field, so that no other column leaks. */
export const toMessageSummary = (row: SummaryRow): LibrarySummary => ({
  id: row.id,
  name: row.name,
  // Written by `toLabelColumns` and `toContentColumns`.
  tags: JSON.parse(row.tags) as string[],
  kind: row.kind as LibrarySummary["kind"],
  first_line: row.first_line,
  is_favourite: Boolean(row.is_favourite),
  is_archived: row.is_archived === 1,
  version: row.version,
  content_hash: row.content_hash,
  created_by: row.created_name || row.created_by,
  created_at: row.created_at,
  changed_by: row.changed_name || row.changed_by,
  changed_at: row.changed_at,
});

/** A stored version; it was parsed before it was saved. */
export const readContent = (content: string): Content => JSON.parse(content) as Content;

/** A message with its current content, or null. */
export async function readMessage(
  db: Db | Tx,
  accountId: string,
  id: string,
): Promise<LibraryMessage | null> {
  const row = await selectSummaries(db, accountId).where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  const version = await db
    .selectFrom("library_versions")
    .select("content")
    .where("message_id", "=", id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  return version ? { ...toMessageSummary(row), content: readContent(version.content) } : null;
}

/**
 * Signs that people don't type in a search: shared accents, and Hebrew and Arabic points. Also the
 * Arabic tatweel, emoji variation selectors and invisible characters. Signs that are letters in
 * other scripts stay.
 */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\ufe0e\ufe0f\p{Cf}]/gu;

/** Folds text for search, the same on both databases; lower case would have more variants. */
export const foldText = (text: string): string =>
  text.toUpperCase().normalize("NFKD").replace(MARKS, "").replace(/\s+/g, " ").trim().normalize("NFC");

const MAX_WORDS = 8;

/** A query's words; each may match anywhere. */
export const toSearchText = (question: string): string[] =>
  [...new Set(foldText(question).split(" "))].filter((word) => word !== "").slice(0, MAX_WORDS);

/** One text per line, so that no match spans two. */
const joinTexts = (texts: readonly string[]): string =>
  texts
    .map(foldText)
    .filter((text) => text !== "")
    .join("\n");

const foldLabels = (name: string, tags: readonly string[]): string => joinTexts([name, ...tags]);

/** All texts of a message. */
const foldContent = (content: Content): string => joinTexts(listTexts(content).map(({ text }) => text));

const MAX_FIRST_LINE = 160;

/** A message's first line for lists: its header and body, else rows; audio URL; text; or "". */
export function toFirstLine(content: Content): string {
  const texts =
    content.kind === "audio"
      ? [content.audioUrl]
      : content.kind === "text"
        ? [content.text]
        : [
            content.header,
            content.body,
            ...content.sections.flatMap(({ rows }) => rows.map(({ title }) => title)),
          ];
  const words = texts
    .map((text) => toShownText(text).replace(/\s+/g, " "))
    .filter((text) => text !== "")
    .slice(0, 2)
    .join(" – ");
  return cutText(words, MAX_FIRST_LINE);
}

/** Columns derived from the content. */
export const toContentColumns = (content: Content) => ({
  kind: content.kind,
  first_line: toFirstLine(content),
  content_hash: hashContent(content),
  texts: foldContent(content),
});

/** Unique tags, ignoring case and accents. */
export function tidyTags(tags: readonly string[]): string[] {
  const folded = tags.map((tag) => foldLabels(tag, []));
  return tags.filter((_, at) => folded.indexOf(folded[at] ?? "") === at);
}

/** Columns derived from name and tags. `tags` must be unique. */
export const toLabelColumns = (name: string, tags: readonly string[]) => ({
  name,
  tags: JSON.stringify(tags),
  labels: foldLabels(name, tags),
});
