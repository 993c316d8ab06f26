import "server-only";
import { findNumberVariants } from "@/lib/message/number-variants";
import { recordAudit } from "@/lib/server/audit";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import { toNextChange } from "@/lib/server/outbox/ledger/touch-conversation";
import { removeSends } from "@/lib/server/outbox/ledger/delete-send";

async function readAll(db: Db, id: string) {
  const person = await findPerson(db, id);
  if (!person) return null;
  const { keys } = person;
  const sends = await selectSends(db, person).selectAll().orderBy("id").execute();
  return {
    conversation: await db.selectFrom("conversations").selectAll().where("id", "=", id).executeTakeFirst(),
    known_as: keys,
    messages: await db
      .selectFrom("inbox_messages")
      .selectAll()
      .where("conversation_id", "=", id)
      .orderBy("id")
      .execute(),
    picks: await db.selectFrom("inbox_picks").selectAll().where("conversation_id", "=", id).execute(),
    events: await db
      .selectFrom("inbox_events")
      .select(["at", "event_type", "outcome", "body"])
      .where("person", "in", keys)
      .orderBy("id")
      .execute(),
    receipts: await db.selectFrom("deliveries").selectAll().where("person", "in", keys).execute(),
    sends: sends.map(({ payload, outcome, created_at, changed_at, state, author, id }) => ({
      ...{ id, state, created_at, changed_at, author },
      payload: JSON.parse(payload) as unknown,
      outcome: outcome === null ? null : (JSON.parse(outcome) as unknown),
    })),
  };
}

/** Everything stored about one person, for an owner; null if unknown. Throws a StoreError. */
export async function exportPerson(actor: Actor<"manage">, store: Store, id: string, now: number) {
  const all = await store.query((db) => readAll(db, id));
  if (!all) return null;
  const what = `conversation ${id} with all that is stored about its person`;
  await store.query((db) =>
    recordAudit(db, { at: now, event: "person exported", who: actor.email, what, address: actor.address }),
  );
  return { exported_at: new Date(now).toISOString(), ...all };
}

/** The keys to all data about one person. `recipients`: E.164, in each spelling. */
type Person = { id: string; keys: string[]; recipients: string[] };

/** A conversation's person; null if there is none. */
async function findPerson(db: Db | Tx, conversationId: string): Promise<Person | null> {
  const row = await db
    .selectFrom("conversations")
    .select("number")
    .where("id", "=", conversationId)
    .where("last_at", ">", 0)
    .executeTakeFirst();
  if (!row) return null;
  const keys = await db
    .selectFrom("conversation_keys")
    .select("key")
    .where("conversation_id", "=", conversationId)
    .execute();
  const { number } = row;
  const numbers = number === null ? [] : [number, ...findNumberVariants(number)];
  return {
    id: conversationId,
    keys: keys.map(({ key }) => key),
    recipients: numbers.map((digits) => `+${digits}`),
  };
}

const selectSends = (db: Db | Tx, { recipients }: Person) =>
  db.selectFrom("sends").where("recipient", "in", recipients.length > 0 ? recipients : [""]);

const PIECE = 500;

/** Splits a list, so that no statement gets too long. */
const cut = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / PIECE) }, (_, at) =>
    items.slice(at * PIECE, (at + 1) * PIECE),
  );

async function eraseTerms(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const piece of cut(ids)) await tx.deleteFrom("inbox_terms").where("id", "in", piece).execute();
}

/** The emptied row tells listeners that the conversation is gone. */
const EMPTY = {
  ...{ name: null, named_at: null, contact_id: null, number: null, user_id: null },
  ...{ last_text: "", last_at: 0, last_in_at: null, unread: 0, read_to: "" },
  ...{ assigned_to: null, is_done: 0, is_sample: 0 },
};

async function eraseBubbles(tx: Tx, conversationId: string, now: number): Promise<void> {
  const rows = await tx
    .selectFrom("inbox_messages")
    .select("id")
    .where("conversation_id", "=", conversationId)
    .execute();
  await eraseTerms(
    tx,
    rows.map(({ id }) => id),
  );
  for (const table of ["inbox_messages", "inbox_picks", "conversation_terms", "conversation_keys"] as const)
    await tx.deleteFrom(table).where("conversation_id", "=", conversationId).execute();
  await tx.deleteFrom("inbox_presence").where("conversation_id", "=", conversationId).execute();
  await tx
    .updateTable("conversations")
    .set({ ...EMPTY, changed: toNextChange(now) })
    .where("id", "=", conversationId)
    .execute();
}

async function eraseSends(tx: Tx, person: Person, now: number): Promise<void> {
  const sends = await selectSends(tx, person).select("id").execute();
  const ids = sends.map(({ id }) => id);
  await eraseTerms(tx, ids);
  for (const piece of cut(ids)) await removeSends(tx, piece, now);
  for (const recipient of person.recipients) {
    const batches = await tx
      .selectFrom("batches")
      .select(["id", "skipped"])
      .where("skipped", "like", `%"${recipient}"%`)
      .execute();
    for (const { id, skipped } of batches) {
      const others = (JSON.parse(skipped) as string[]).filter((one) => one !== recipient);
      await tx
        .updateTable("batches")
        .set({ skipped: JSON.stringify(others) })
        .where("id", "=", id)
        .execute();
    }
  }
}

/** Erases a conversation with its events, bubbles, receipts and sends. False if there is none. */
export async function eraseConversation(tx: Tx, id: string, now: number): Promise<boolean> {
  const person = await findPerson(tx, id);
  if (!person) return false;
  await tx.deleteFrom("inbox_events").where("person", "in", person.keys).execute();
  await tx.deleteFrom("deliveries").where("person", "in", person.keys).execute();
  await eraseSends(tx, person, now);
  await eraseBubbles(tx, id, now);
  return true;
}

/**
 * Erases everything stored about one person, for an owner; the log doesn't say about whom. Unknown
 * sends stay in the outbox until they are resolved. `now`: epoch ms. Throws a StoreError.
 */
export const erasePerson = (
  actor: Actor<"manage">,
  store: Store,
  id: string,
  now: number,
): Promise<boolean> =>
  store.transact(async (tx) => {
    if (!(await eraseConversation(tx, id, now))) return false;
    const what = `conversation ${id} with all that was stored about its person`;
    await recordAudit(tx, {
      at: now,
      event: "person erased",
      who: actor.email,
      what,
      address: actor.address,
    });
    return true;
  });
