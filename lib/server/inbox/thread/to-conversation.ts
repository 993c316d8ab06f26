import "server-only";
import { type Conversation, WINDOW_MS } from "@/lib/api/inbox";
import type { Db } from "@/lib/server/db/store";
import type { StoredConversation } from "@/lib/server/inbox/receive/find-conversation";

const findAccounts = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom("accounts")
    .select(["id", "name", "email"])
    .where("id", "in", [...ids])
    .execute();

const findPresence = (db: Db, ids: readonly string[], now: number) =>
  db
    .selectFrom("inbox_presence")
    .select(["conversation_id", "account_id", "is_typing", "until"])
    .where("conversation_id", "in", [...ids])
    .where("until", ">", now)
    .execute();

const findName = ({ name, number, user_id }: StoredConversation): string =>
  name ?? (number === null ? (user_id ?? "Unknown") : `+${number}`);

/** Conversations as in the contract, with at most two more queries in all. `now`: epoch ms. */
export async function toConversations(
  db: Db,
  rows: readonly StoredConversation[],
  now: number,
): Promise<Conversation[]> {
  if (rows.length === 0) return [];
  const present = await findPresence(
    db,
    rows.map(({ id }) => id),
    now,
  );
  const named = [
    ...rows.map(({ assigned_to }) => assigned_to),
    ...present.map(({ account_id }) => account_id),
  ];
  const ids = [...new Set(named.filter((id) => id !== null))];
  const accounts = new Map(
    (ids.length === 0 ? [] : await findAccounts(db, ids)).map(({ id, name, email }) => [id, name || email]),
  );
  return rows.map((row) => ({
    id: row.id,
    name: findName(row),
    has_contact_name: row.name !== null,
    number: row.number === null ? null : `+${row.number}`,
    user_id: row.user_id,
    last_text: row.last_text,
    last_direction: row.last_direction,
    last_at: row.last_at,
    unread: row.unread,
    window_until: row.last_in_at === null ? null : row.last_in_at + WINDOW_MS,
    assigned_to:
      row.assigned_to === null
        ? null
        : { account_id: row.assigned_to, name: accounts.get(row.assigned_to) ?? "" },
    is_done: row.is_done === 1,
    is_sample: row.is_sample === 1,
    people: present
      .filter(({ conversation_id }) => conversation_id === row.id)
      .map(({ account_id, is_typing, until }) => ({
        ...{ account_id, name: accounts.get(account_id) ?? "", is_typing: is_typing === 1, until },
      })),
  }));
}
