import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Safety, SafetyOrder } from "@/lib/outbox/contract/safety";
import type { Store, Tx } from "@/lib/store/store";
import { describeChange } from "./change-words";
import { readSafety } from "./find-safety";
import { takeRules } from "@/lib/outbox/safety/gate/rules";

async function writeList(tx: Tx, list: "test" | "allowed", numbers: readonly string[]): Promise<void> {
  await tx.deleteFrom("listed_recipients").where("list", "=", list).execute();
  if (numbers.length === 0) return;
  await tx
    .insertInto("listed_recipients")
    .values(numbers.map((recipient, place) => ({ recipient, list, place })))
    .execute();
}

async function write(tx: Tx, change: SafetyOrder): Promise<void> {
  const { test_recipients, is_limited, allowed_recipients, needs_approval, per_day } = change;
  if (test_recipients) await writeList(tx, "test", test_recipients);
  if (allowed_recipients) await writeList(tx, "allowed", allowed_recipients);
  const columns = {
    ...(is_limited !== undefined && { is_limited: Number(is_limited) }),
    ...(needs_approval !== undefined && { needs_approval: Number(needs_approval) }),
    ...(per_day !== undefined && { per_day }),
  };
  if (Object.keys(columns).length > 0) await tx.updateTable("sending_rules").set(columns).execute();
}

/**
 * Sets what an order that `readSafetyChange` read names, in effect at once for all processes, with an audit entry for each setting that
 * differs. Gives what stands then. Throws a StoreError.
 */
export async function changeSafety(
  store: Store,
  actor: Actor,
  change: SafetyOrder,
  { at, maxPerDay }: { at: number; maxPerDay: number },
): Promise<Safety> {
  assertMay(actor, "manage");
  return store.transact(async (tx) => {
    await takeRules(tx);
    const before = await readSafety(tx, at, maxPerDay);
    await write(tx, change);
    const { email: who, address } = actor;
    for (const what of describeChange(before, change))
      await recordAudit(tx, { at, event: "settings changed", who, what, address });
    return readSafety(tx, at, maxPerDay);
  });
}
