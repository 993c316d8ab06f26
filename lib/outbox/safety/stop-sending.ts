import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Store } from "@/lib/store/store";
import { holdLongWaiting } from "./hold-long-waiting";
import { readRules, takeRules } from "@/lib/outbox/safety/gate/rules";

/** From now on nothing is taken and nothing leaves; what is in flight settles. Who stopped it first stays named. Throws a StoreError. */
export async function stopSending(store: Store, actor: Actor, at: number): Promise<void> {
  assertMay(actor, "send");
  await store.transact(async (tx) => {
    await takeRules(tx);
    if ((await readRules(tx)).stopped) return;
    const { email: who, address } = actor;
    await tx.updateTable("sending_rules").set({ stopped_by: who, stopped_at: at }).execute();
    await recordAudit(tx, { at, event: "sending stopped", who, what: "", address });
  });
}

/** Lets it go on. What has waited for more than ten minutes wants a person's confirmation first. Throws a StoreError. */
export async function resumeSending(store: Store, actor: Actor, at: number): Promise<void> {
  assertMay(actor, "manage");
  const { stopped } = await store.query(readRules);
  if (!stopped) return;
  const held = await holdLongWaiting(store, at);
  await store.transact(async (tx) => {
    await takeRules(tx);
    if (!(await readRules(tx)).stopped) return;
    const { email: who, address } = actor;
    await tx.updateTable("sending_rules").set({ stopped_by: null, stopped_at: null }).execute();
    const kept = held === 0 ? "" : `; ${held} that had waited for long wait for a confirmation`;
    const what = `stopped by ${stopped.by} at ${new Date(stopped.at).toISOString()}${kept}`;
    await recordAudit(tx, { at, event: "sending resumed", who, what, address });
  });
}
