import { sql } from "kysely";
import type { StoreKind } from "@/e2e/fixtures/store/store-under-test";
import type { Store, Tx } from "@/lib/server/db/store";
import { toNumberKey } from "@/lib/server/inbox/receive/find-conversation";
import { toTerms } from "@/lib/server/inbox/thread/index-terms";
import { countConversations, type Filling, makeMessage, toConversationId, toNumber } from "./made-inbox";

const PIECE = 2_000;
type Row = Record<string, string | number | null>;

/** Passes all rows as one JSON parameter: one per value would take minutes. */
async function insertRows(tx: Tx, kind: StoreKind, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const json = JSON.stringify(rows);
  const names = sql.join(columns.map((name) => sql.ref(name)));
  const values = sql.join(columns.map((name) => sql`json_extract(value, ${sql.lit(`$.${name}`)})`));
  const selected =
    kind === "libSQL"
      ? sql`select ${values} from json_each(${json})`
      : sql`select ${names} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`;
  await sql`insert into ${sql.table(table)} (${names}) ${selected}`.execute(tx);
}

const pieces = (count: number): number[][] =>
  Array.from({ length: Math.ceil(count / PIECE) }, (_, piece) =>
    Array.from({ length: Math.min(PIECE, count - piece * PIECE) }, (_, at) => piece * PIECE + at),
  );

async function fillMessages(store: Store, kind: StoreKind, filling: Filling): Promise<Map<number, Row>> {
  const latest = new Map<number, Row>();
  for (const piece of pieces(filling.count)) {
    const made = piece.map((number) => makeMessage(filling, number));
    for (const { person, at, text, direction } of made) {
      const lastIn = direction === "in" ? at : (latest.get(person)?.last_in_at ?? null);
      latest.set(person, { last_at: at, last_text: text, last_direction: direction, last_in_at: lastIn });
    }
    const messages = made.map(({ id, conversation_id, direction, text, wamid, at }) => ({
      ...{ id, conversation_id, direction, kind: "text", wamid, at, text },
    }));
    const terms = made.flatMap(({ id, conversation_id, text }) =>
      toTerms(text).map((term) => ({ term, id, conversation_id })),
    );
    await store.transact(async (tx) => {
      await insertRows(tx, kind, "inbox_messages", messages);
      await insertRows(tx, kind, "inbox_terms", terms);
    });
  }
  return latest;
}

/**
 * Fills an empty inbox with generated conversations. On PostgreSQL, what autovacuum has long done in
 * an inbox that grew over weeks is done at once, so that it doesn't run while times are taken.
 */
export async function fillInbox(store: Store, kind: StoreKind, filling: Filling): Promise<void> {
  const latest = await fillMessages(store, kind, filling);
  for (const piece of pieces(countConversations(filling))) {
    const people = piece.map((person) => {
      const id = toConversationId(filling, person);
      const last = latest.get(person) ?? {
        last_at: 1,
        last_text: "",
        last_direction: "in",
        last_in_at: null,
      };
      const isUnread = person % 50 === 0 ? 1 : 0;
      return { id, number: toNumber(person), ...last, unread: isUnread, is_done: person % 10 === 0 ? 1 : 0 };
    });
    await store.transact(async (tx) => {
      await insertRows(
        tx,
        kind,
        "conversations",
        people.map((person) => ({ ...person, read_to: "", is_sample: 0, changed: filling.now })),
      );
      await insertRows(
        tx,
        kind,
        "conversation_keys",
        people.map(({ id, number }) => ({ key: toNumberKey(number), conversation_id: id })),
      );
      await insertRows(
        tx,
        kind,
        "conversation_terms",
        people.flatMap(({ id, number }) =>
          Array.from({ length: number.length - 3 }, (_, start) => ({
            ...{ term: number.slice(start), conversation_id: id },
          })),
        ),
      );
    });
  }
  if (kind === "PostgreSQL") await store.query((db) => sql`vacuum analyze`.execute(db));
}
