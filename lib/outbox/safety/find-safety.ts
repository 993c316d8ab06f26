import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { Safety } from "@/lib/outbox/contract/safety";
import { readDayCount } from "@/lib/outbox/ledger/day-count";
import type { Db, Store } from "@/lib/store/store";
import { readRules } from "@/lib/outbox/safety/gate/rules";

/** The numbers of a list, in its order. */
export async function readListed(db: Db, list: "test" | "allowed"): Promise<string[]> {
  const rows = await db
    .selectFrom("listed_recipients")
    .select("recipient")
    .where("list", "=", list)
    .orderBy("place")
    .execute();
  return rows.map(({ recipient }) => recipient);
}

/** As it stands at that instant (epoch ms). `maxPerDay`: what the server's settings allow a day. */
export async function readSafety(db: Db, at: number, maxPerDay: number): Promise<Safety> {
  const { stopped, isLimited, perDay, needsApproval } = await readRules(db);
  return {
    is_stopped: stopped !== null,
    stopped,
    test_recipients: await readListed(db, "test"),
    is_limited: isLimited,
    allowed_recipients: await readListed(db, "allowed"),
    needs_approval: needsApproval,
    per_day: Math.min(perDay ?? maxPerDay, maxPerDay),
    max_per_day: maxPerDay,
    sent_today: await readDayCount(db, at),
  };
}

/** What may be sent at all, for whoever may look. Throws a StoreError. */
export async function findSafety(store: Store, actor: Actor, at: number, maxPerDay: number): Promise<Safety> {
  assertMay(actor, "look");
  return store.query((db) => readSafety(db, at, maxPerDay));
}
