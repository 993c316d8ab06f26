import "server-only";
import type { Selectable } from "kysely";
import { toCanonicalNumber } from "@/lib/message/number-variants";
import { makeId } from "@/lib/server/db/make-id";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Tx } from "@/lib/server/db/store";
import type { Tables } from "@/lib/server/db/tables";
import { indexNumber } from "@/lib/server/inbox/thread/index-terms";
import { toNextChange } from "@/lib/server/outbox/ledger/touch-conversation";
import type { Who } from "./parse-event";

/** A number's key: the same for all spellings that WhatsApp may have for one person. */
export const toNumberKey = (number: string): string => `number:${toCanonicalNumber(number)}`;

/** The key that a person is addressed by: number or business-scoped id. Null for a mere contact. */
const toAddressKey = ({ number, userId }: Who): string | null =>
  number !== null ? toNumberKey(number) : userId !== null ? `user:${userId}` : null;

const toContactKey = (contactId: string): string => `contact:${contactId}`;

/** A person's preferred key, by which events are found. */
export const toPersonKey = (who: Who): string | null =>
  toAddressKey(who) ?? (who.contactId === null ? null : toContactKey(who.contactId));

export type StoredConversation = Selectable<Tables["conversations"]>;

const findByKeys = prepareQuery((db, { address, contact }: { address: string; contact: string }) =>
  db
    .selectFrom("conversation_keys")
    .innerJoin("conversations", "conversations.id", "conversation_keys.conversation_id")
    .selectAll("conversations")
    .select("key")
    .where("key", "in", [address, contact]),
);

/** The conversations that have a person's keys; a key that the person lacks finds none. */
async function readByKeys(tx: Tx, address: string | null, contact: string | null) {
  const rows = await findByKeys.all(tx, { address: address ?? "", contact: contact ?? "" });
  const find = (wanted: string | null): StoredConversation | undefined =>
    rows.find(({ key }) => key === wanted);
  return { byAddress: find(address), byContact: find(contact) };
}

const readByKey = async (tx: Tx, key: string): Promise<StoredConversation | undefined> =>
  (await readByKeys(tx, key, null)).byAddress;

/** Claims a key for a conversation; false if another has it. The constraint settles a race. */
async function takeKey(tx: Tx, key: string, conversationId: string): Promise<boolean> {
  const taken = await tx
    .insertInto("conversation_keys")
    .values({ key, conversation_id: conversationId })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .returning("key")
    .executeTakeFirst();
  return taken !== undefined;
}

async function makeConversation(tx: Tx, key: string, who: Who, at: number): Promise<StoredConversation> {
  const id = makeId(at);
  if (!(await takeKey(tx, key, id))) {
    const known = await readByKey(tx, key);
    if (!known) throw new Error("A conversation's key is taken, and nobody has it.");
    return known;
  }
  const row: StoredConversation = {
    ...{ id, name: null, named_at: null, contact_id: who.contactId, number: who.number, user_id: who.userId },
    ...{ last_text: "", last_direction: "in", last_at: 0, last_in_at: null, unread: 0, read_to: "" },
    ...{ assigned_to: null, is_done: 0, is_sample: 0, changed: at },
  };
  await tx.insertInto("conversations").values(row).execute();
  if (who.number !== null) await indexNumber(tx, id, who.number);
  return row;
}

/** Moves what a bot wrote before a contact's number was known into the number's conversation. */
async function absorb(tx: Tx, into: string, from: string, now: number): Promise<void> {
  for (const table of ["inbox_messages", "inbox_picks", "inbox_terms", "conversation_keys"] as const)
    await tx.updateTable(table).set({ conversation_id: into }).where("conversation_id", "=", from).execute();
  // Left empty, so that listeners hear that it is gone.
  const empty = { contact_id: null, last_at: 0, last_text: "", unread: 0, changed: toNextChange(now) };
  await tx.updateTable("conversations").set(empty).where("id", "=", from).execute();
}

const hasAddress = (row: StoredConversation): boolean => row.number !== null || row.user_id !== null;

async function addAddress(
  tx: Tx,
  row: StoredConversation,
  key: string,
  who: Who,
): Promise<StoredConversation> {
  if (!(await takeKey(tx, key, row.id))) return (await readByKey(tx, key)) ?? row;
  const address = { number: who.number, user_id: who.userId };
  await tx.updateTable("conversations").set(address).where("id", "=", row.id).execute();
  if (who.number !== null) await indexNumber(tx, row.id, who.number);
  return { ...row, ...address };
}

/**
 * Finds or creates a person's conversation. A contact under another number is someone else here: no
 * event changes where a reply goes.
 */
export async function findConversation(tx: Tx, who: Who, at: number): Promise<StoredConversation> {
  const address = toAddressKey(who);
  const contact = who.contactId === null ? null : toContactKey(who.contactId);
  const { byAddress, byContact } = await readByKeys(tx, address, contact);
  if (byAddress) {
    if (contact !== null && !byContact) await takeKey(tx, contact, byAddress.id);
    if (byContact && byContact.id !== byAddress.id && !hasAddress(byContact))
      await absorb(tx, byAddress.id, byContact.id, at);
    return byAddress;
  }
  if (byContact && address === null) return byContact;
  if (byContact && address !== null && !hasAddress(byContact)) return addAddress(tx, byContact, address, who);
  const key = address ?? contact;
  if (key === null) throw new Error("An event about nobody has no conversation.");
  const made = await makeConversation(tx, key, who, at);
  if (contact !== null && contact !== key && !byContact) await takeKey(tx, contact, made.id);
  return made;
}
