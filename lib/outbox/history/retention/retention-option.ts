import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import { type Retention, retentionSchema } from "@/lib/outbox/contract/history";
import { recordRetention } from "@/lib/outbox/safety/audit/record-acts";
import type { Db, Store } from "@/lib/store/store";

const NAME = "retention_days";
/**
 * A quarter of a year: long enough to answer "did it go out?", and no longer than that, because a send is a customer's number and
 * what was said to them.
 */
export const DEFAULT_RETENTION_DAYS = 90;

async function readOption(db: Db): Promise<Retention> {
  const row = await db.selectFrom("options").select("value").where("name", "=", NAME).executeTakeFirst();
  return row ? retentionSchema.parse(JSON.parse(row.value)) : { days: DEFAULT_RETENTION_DAYS };
}

/** How long settled sends are kept. Throws StoreErrors. */
export const readRetention = (store: Store): Promise<Retention> => store.query(readOption);

/** The same for whoever asks. Throws StoreErrors. */
export async function findRetention(actor: Actor, store: Store): Promise<Retention> {
  assertMay(actor, "look");
  return readRetention(store);
}

/** From the next sweep on. `at`: epoch ms. Throws StoreErrors. */
export async function writeRetention(
  actor: Actor,
  store: Store,
  { days }: Retention,
  at: number,
): Promise<void> {
  assertMay(actor, "manage");
  const value = JSON.stringify({ days });
  await store.transact(async (tx) => {
    const { days: from } = await readOption(tx);
    await tx
      .insertInto("options")
      .values({ name: NAME, value })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
      .execute();
    if (from !== days) await recordRetention(tx, actor, { from, to: days }, at);
  });
}
