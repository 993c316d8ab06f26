import "server-only";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Db, Tx } from "@/lib/store/store";

/** What may be sent. `stopped`: who stopped everything and when (epoch ms); `perDay`: null for what the server's settings say. */
export type Rules = {
  stopped: { by: string; at: number } | null;
  isLimited: boolean;
  perDay: number | null;
  /** Only what somebody has approved may be sent. */
  needsApproval: boolean;
};

type RulesRow = {
  stopped_by: string | null;
  stopped_at: number | null;
  is_limited: number;
  per_day: number | null;
  needs_approval: number;
};

const COLUMNS = ["stopped_by", "stopped_at", "is_limited", "per_day", "needs_approval"] as const;

const toRules = ({ stopped_by, stopped_at, is_limited, per_day, needs_approval }: RulesRow): Rules => ({
  stopped: stopped_at === null ? null : { by: stopped_by ?? "", at: stopped_at },
  isLimited: is_limited === 1,
  perDay: per_day,
  needsApproval: needs_approval === 1,
});

const selectRules = (db: Db) => db.selectFrom("sending_rules").select(COLUMNS).where("id", "=", 1);

/** Throws a StoreError. */
export const readRules = async (db: Db): Promise<Rules> =>
  toRules(await selectRules(db).executeTakeFirstOrThrow());

/** Whoever changes the rules has them alone until the transaction ends. */
export async function takeRules(tx: Tx): Promise<void> {
  await tx.updateTable("sending_rules").set({ id: 1 }).execute();
}

type Asked = { recipient: string; idempotencyKey: string };

const findGate = prepareQuery((db, { recipient, idempotencyKey }: Asked) =>
  selectRules(db).select(({ exists, selectFrom }) => [
    exists(selectFrom("listed_recipients").select("place").where("recipient", "=", recipient)).as(
      "is_listed",
    ),
    exists(selectFrom("spent_keys").select("at").where("idempotency_key", "=", idempotencyKey)).as(
      "is_spent",
    ),
  ]),
);

/**
 * The rules, and what is known of one send under them, in one look. `isListed`: its recipient stands in a list; `isSpent`: its key
 * is a deleted send's.
 */
export async function readGate(
  db: Db,
  asked: Asked,
): Promise<Rules & { isListed: boolean; isSpent: boolean }> {
  const row = await findGate.first(db, asked);
  if (!row) throw new Error("The store has no rules of sending.");
  return { ...toRules(row), isListed: Boolean(row.is_listed), isSpent: Boolean(row.is_spent) };
}
