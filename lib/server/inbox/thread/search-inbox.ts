import "server-only";
import type { InboxFound } from "@/lib/api/inbox";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import { toNumberKey } from "@/lib/server/inbox/receive/find-conversation";
import { foldText } from "@/lib/server/library/message-row";
import { toTerms } from "./index-terms";
import { toConversations } from "./to-conversation";

const MOST_CONVERSATIONS = 20;
const MOST_MESSAGES = 50;
/** Limits on the last word's endings and on candidates keep a search fast at any size. */
const MOST_ENDINGS = 12;
const MOST_LOOKED_AT = 2_000;
const MOST_COUNTED = 1_000;
const PIECE = 500;
const LAST_CHARACTER = "\u{10FFFF}";
const MAX_QUESTION_TERMS = 8;

/** Words with that beginning. Each costs one index step, however many messages contain it. */
async function findEndings(db: Db, start: string): Promise<string[]> {
  const endings: string[] = [];
  while (endings.length < MOST_ENDINGS) {
    const last = endings.at(-1);
    const row = await db
      .selectFrom("inbox_terms")
      .select("term")
      // One lower bound alone: given two, SQLite may start at the smaller and scan a common word's
      // rows.
      .where("term", last === undefined ? ">=" : ">", last ?? start)
      .where("term", "<", start + LAST_CHARACTER)
      .orderBy("term")
      .limit(1)
      .executeTakeFirst();
    if (!row) break;
    endings.push(row.term);
  }
  return endings;
}

async function countUpTo(db: Db, terms: readonly string[]): Promise<number> {
  let sum = 0;
  for (const term of terms) {
    const rows = await db
      .selectFrom(({ selectFrom }) =>
        selectFrom("inbox_terms").select("id").where("term", "=", term).limit(MOST_COUNTED).as("some"),
      )
      .select(({ fn }) => fn.countAll<number>().as("messages"))
      .executeTakeFirst();
    sum += Number(rows?.messages ?? 0);
  }
  return sum;
}

/** The newest messages that contain one of these words. */
async function findNewest(db: Db, terms: readonly string[], before: string | null, limit: number) {
  const ids = new Set<string>();
  for (const term of terms) {
    let query = db.selectFrom("inbox_terms").select("id").where("term", "=", term);
    if (before !== null) query = query.where("id", "<", before);
    for (const { id } of await query.orderBy("id", "desc").limit(limit).execute()) ids.add(id);
  }
  return [...ids].sort((one, other) => (one < other ? 1 : -1)).slice(0, limit);
}

async function findThoseWith(db: Db, ids: readonly string[], terms: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("inbox_terms")
    .select("id")
    .where("term", "in", [...terms])
    .where("id", "in", [...ids])
    .execute();
  const found = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => found.has(id));
}

type Ids = { ids: string[]; next: string | null };

/** Messages with every word, newest first. The rarest word leads, and candidates are bounded. */
async function findMessageIds(db: Db, words: readonly string[], before: string | null): Promise<Ids> {
  const groups: string[][] = [];
  for (const [at, word] of words.entries())
    groups.push(at === words.length - 1 ? await findEndings(db, word) : [word]);
  if (groups.length === 0 || groups.some((terms) => terms.length === 0)) return { ids: [], next: null };
  if (groups.length > 1) {
    const sizes = new Map<string[], number>();
    for (const group of groups) sizes.set(group, await countUpTo(db, group));
    groups.sort((one, other) => (sizes.get(one) ?? 0) - (sizes.get(other) ?? 0));
  }
  const [lead = [], ...others] = groups;
  const limit = others.length === 0 ? MOST_MESSAGES + 1 : MOST_LOOKED_AT;
  const looked = await findNewest(db, lead, before, limit);
  const ids: string[] = [];
  // With common words, the first piece fills the page.
  for (let start = 0; start < looked.length && ids.length <= MOST_MESSAGES; start += PIECE) {
    let piece = looked.slice(start, start + PIECE);
    for (const terms of others) piece = await findThoseWith(db, piece, terms);
    ids.push(...piece);
  }
  if (ids.length > MOST_MESSAGES)
    return { ids: ids.slice(0, MOST_MESSAGES), next: ids[MOST_MESSAGES - 1] ?? null };
  return { ids, next: looked.length === limit ? (looked.at(-1) ?? null) : null };
}

type Found = InboxFound["messages"][number];

async function readMessages(db: Db, ids: readonly string[]): Promise<Found[]> {
  if (ids.length === 0) return [];
  const bubbles = await db
    .selectFrom("inbox_messages")
    .select(["id", "conversation_id", "direction", "text", "at"])
    .where("id", "in", [...ids])
    .execute();
  const known = new Set(bubbles.map(({ id }) => id));
  const rest = ids.filter((id) => !known.has(id));
  const sends =
    rest.length === 0
      ? []
      : await db
          .selectFrom("sends")
          .select(["id", "words as text", "created_at as at", "recipient"])
          .where("id", "in", rest)
          .execute();
  const keys = sends.map(({ recipient }) => toNumberKey(recipient));
  const owners = new Map(
    (keys.length === 0
      ? []
      : await db.selectFrom("conversation_keys").selectAll().where("key", "in", keys).execute()
    ).map(({ key, conversation_id }) => [key, conversation_id]),
  );
  const all = [
    ...bubbles,
    ...sends.flatMap(({ recipient, ...send }) => {
      const conversation_id = owners.get(toNumberKey(recipient));
      return conversation_id ? [{ ...send, conversation_id, direction: "out" as const }] : [];
    }),
  ];
  const names = await findNames(
    db,
    all.map(({ conversation_id }) => conversation_id),
  );
  const found = all.map((one) => ({ ...one, name: names.get(one.conversation_id) ?? "" }));
  return found.sort((one, other) => (one.id < other.id ? 1 : -1));
}

async function findNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("conversations")
    .select(["id", "name", "number", "user_id"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(
    rows.map(({ id, name, number, user_id }) => [
      id,
      name ?? (number === null ? (user_id ?? "") : `+${number}`),
    ]),
  );
}

/** A dialled number's digits without the 0 that isn't dialled from abroad; "" if it is none. */
const toDigits = (text: string): string =>
  /^[\s+()\d./-]+$/.test(text) ? text.replace(/\D/g, "").replace(/^0+/, "") : "";

async function findPeople(db: Db, text: string, now: number) {
  const digits = toDigits(text);
  const words = digits.length >= 2 ? [digits] : toTerms(text, MAX_QUESTION_TERMS);
  let ids: string[] | null = null;
  for (const word of words) {
    const rows = await db
      .selectFrom("conversation_terms")
      .select("conversation_id")
      .where("term", ">=", word)
      .where("term", "<", word + LAST_CHARACTER)
      .orderBy("term")
      .limit(MOST_LOOKED_AT)
      .execute();
    const found = new Set(rows.map(({ conversation_id }) => conversation_id));
    ids = ids === null ? [...found] : ids.filter((id) => found.has(id));
  }
  if (ids === null || ids.length === 0) return [];
  const rows = await db
    .selectFrom("conversations")
    .selectAll()
    .where("id", "in", ids.slice(0, PIECE))
    .where("last_at", ">", 0)
    .orderBy("last_at", "desc")
    .limit(MOST_CONVERSATIONS)
    .execute();
  return toConversations(db, rows, now);
}

/**
 * Finds conversations by name or number, messages by words. `now`: epoch ms. Throws a StoreError.
 */
export const searchInbox = (
  _actor: Actor,
  store: Store,
  { text, before }: { text: string; before?: string | undefined },
  now: number,
): Promise<InboxFound> =>
  store.query(async (db) => {
    const asked = foldText(text);
    const { ids, next } = await findMessageIds(db, toTerms(asked, MAX_QUESTION_TERMS), before ?? null);
    return {
      conversations: before === undefined ? await findPeople(db, asked, now) : [],
      messages: await readMessages(db, ids),
      next,
    };
  });
