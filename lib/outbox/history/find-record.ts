import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { SendEvent, SendRecord } from "@/lib/outbox/contract/history";
import type { Db, Store } from "@/lib/store/store";
import { toStanding } from "./standing";
import { type SendRow, toSummary } from "./summary";

const readEvents = (db: Db, id: string): Promise<SendEvent[]> =>
  db
    .selectFrom("send_events")
    .select(["at", "from_state as from", "to_state as to", "why", "who"])
    .where("send_id", "=", id)
    .orderBy("version")
    .execute();

/** The latest send that repeats this one on purpose. */
async function findResend(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom("sends")
    .select("id")
    .where("resend_of", "=", id)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row?.id ?? null;
}

function toRecord(row: SendRow, events: SendEvent[], resentAs: string | null): SendRecord {
  const { title, detail, upstream, can } = toStanding(row, events.at(-1)?.why ?? "");
  const payload: unknown = JSON.parse(row.payload);
  const { resend_of } = row;
  return { ...toSummary(row), payload, title, detail, upstream, resend_of, resent_as: resentAs, events, can };
}

/** One send with all that is known of it, or null. Throws StoreErrors. */
export async function findRecord(actor: Actor, store: Store, id: string): Promise<SendRecord | null> {
  assertMay(actor, "look");
  return store.query(async (db) => {
    const row = await db.selectFrom("sends").selectAll().where("id", "=", id).executeTakeFirst();
    if (!row) return null;
    return toRecord(row, await readEvents(db, id), await findResend(db, id));
  });
}
