import "server-only";
import { hashPayload } from "@/lib/message/content-hash";
import type { Payload } from "@/lib/message/payload";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Db, Tx } from "@/lib/server/db/store";
import { consumeLimit } from "@/lib/server/http/rate-limit";
import { moveSend, SERVER } from "@/lib/server/outbox/ledger/move-send";

/**
 * `stopped`: who stopped all sending, and when (epoch ms). `perDay`: null for the settings' limit.
 */
type Rules = {
  stopped: { by: string; at: number } | null;
  isLimited: boolean;
  perDay: number | null;
  /** Only approved messages can be sent. */
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

/** Locks the rules until the transaction ends. */
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

/** One query. `isListed`: the recipient is allowed. `isSpent`: a deleted send had this key. */
async function readGate(db: Db, asked: Asked): Promise<Rules & { isListed: boolean; isSpent: boolean }> {
  const row = await findGate.first(db, asked);
  if (!row) throw new Error("The store has no sending rules.");
  return { ...toRules(row), isListed: Boolean(row.is_listed), isSpent: Boolean(row.is_spent) };
}

const find = prepareQuery((db, { contentHash }: { contentHash: string }) =>
  db.selectFrom("approvals").select("approved_at").where("content_hash", "=", contentHash).limit(1),
);

/** Whether each of these contents is approved. One query per content, not per recipient. */
async function areApproved(db: Db, payloads: readonly Payload[]): Promise<boolean> {
  for (const contentHash of new Set(payloads.map(hashPayload)))
    if (!(await find.first(db, { contentHash }))) return false;
  return true;
}

/**
 * `stopped`: all sending, since `at` (epoch ms). `not allowed`: these recipients. `not approved`: a
 * required approval is missing. `day is full`: the daily limit. `too many`: the per-minute limit.
 */
export type SafetyRefusal =
  | { kind: "stopped"; by: string; at: number }
  | { kind: "not allowed"; recipients: string[] }
  | { kind: "not approved" }
  | { kind: "day is full" }
  | { kind: "too many"; retryAfterMs: number };

/** The day of an instant, in UTC: "2026-11-25". */
const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** `most`: how many the day may already have. */
type Count = { day: string; sends: number; most: number };

const addToDay = prepareQuery((db, { day, sends, most }: Count) =>
  db
    .insertInto("day_counts")
    .values({ day, sends })
    .onConflict((conflict) =>
      conflict
        .column("day")
        .doUpdateSet((column) => ({ sends: column("day_counts.sends", "+", sends) }))
        .where("day_counts.sends", "<=", most),
    )
    .returning("sends"),
);

/** Counts sends against the day's limit. False, and nothing counted, if they exceed `perDay`. */
async function countOfDay(tx: Tx, sends: number, at: number, perDay: number): Promise<boolean> {
  if (sends > perDay) return false;
  const counted = await addToDay.first(tx, { day: toDay(at), sends, most: perDay - sends });
  return counted !== undefined;
}

/** Sends requested on that day. */
export async function readDayCount(db: Db, at: number): Promise<number> {
  const row = await db
    .selectFrom("day_counts")
    .select("sends")
    .where("day", "=", toDay(at))
    .executeTakeFirst();
  return row?.sends ?? 0;
}

/** The settings' limits: sends per day, and requests per person and minute. */
export type Ceilings = { perDay: number; perUserMinute: number };

const MINUTE_MS = 60_000;

/** Both limits count in the send's transaction, so a rollback uses nothing up. */
async function countOrder(
  tx: Tx,
  { author, sends, at }: { author: string; sends: number; at: number },
  rules: Rules,
  { perDay, perUserMinute }: Ceilings,
): Promise<SafetyRefusal | null> {
  const most = Math.min(rules.perDay ?? perDay, perDay);
  if (sends > 0 && !(await countOfDay(tx, sends, at, most))) return { kind: "day is full" };
  const turn = { name: `orders of ${author}`, at, max: perUserMinute, windowMs: MINUTE_MS };
  const taken = await consumeLimit(tx, turn);
  return taken.ok ? null : { kind: "too many", retryAfterMs: taken.retryAfterMs };
}

/** Why a new send is refused, or null; the caller rolls back. `deleted`: a deleted send's key. */
export async function admitSend(
  tx: Tx,
  { idempotencyKey, payload, author }: { idempotencyKey: string; payload: Payload; author: string },
  at: number,
  ceilings: Ceilings,
): Promise<SafetyRefusal | { kind: "deleted" } | null> {
  const recipient = payload.phone_number;
  const { isListed, isSpent, ...rules } = await readGate(tx, { recipient, idempotencyKey });
  if (isSpent) return { kind: "deleted" };
  if (rules.stopped) return { kind: "stopped", ...rules.stopped };
  if (rules.isLimited && !isListed) return { kind: "not allowed", recipients: [recipient] };
  if (rules.needsApproval && !(await areApproved(tx, [payload]))) return { kind: "not approved" };
  return countOrder(tx, { author, sends: 1, at }, rules, ceilings);
}

async function findUnlisted(tx: Tx, recipients: readonly string[]): Promise<string[]> {
  const rows = await tx.selectFrom("listed_recipients").select("recipient").execute();
  const listed = new Set(rows.map(({ recipient }) => recipient));
  return recipients.filter((recipient) => !listed.has(recipient));
}

/** As `admitSend`, for a batch, which counts as one request. `sends`: how many it creates. */
export async function admitBatch(
  tx: Tx,
  { payloads, sends, author }: { payloads: readonly Payload[]; sends: number; author: string },
  at: number,
  ceilings: Ceilings,
): Promise<SafetyRefusal | null> {
  const rules = await readRules(tx);
  if (rules.stopped) return { kind: "stopped", ...rules.stopped };
  const recipients = payloads.map(({ phone_number }) => phone_number);
  const unlisted = rules.isLimited ? await findUnlisted(tx, recipients) : [];
  if (unlisted.length > 0) return { kind: "not allowed", recipients: unlisted };
  if (rules.needsApproval && !(await areApproved(tx, payloads))) return { kind: "not approved" };
  return countOrder(tx, { author, sends, at }, rules, ceilings);
}

/** Held, not rejected: a mistaken switch ends nothing, and undoing it sends nothing old. */
const UNLISTED =
  "This recipient isn't on the list of allowed recipients. Cancel the send, or ask an owner to add the recipient.";
const UNAPPROVED =
  "This message isn't approved, and only approved messages can be sent. Cancel the send, or have the message approved.";

type Queued = { id: string; recipient: string; payload: string };

/** Why the current rules forbid it, or null. */
async function findObstacle(
  tx: Tx,
  { payload }: Queued,
  { isLimited, isListed, needsApproval }: Pick<Rules, "isLimited" | "needsApproval"> & { isListed: boolean },
): Promise<string | null> {
  if (isLimited && !isListed) return UNLISTED;
  if (!needsApproval) return null;
  return (await areApproved(tx, [JSON.parse(payload) as Payload])) ? null : UNAPPROVED;
}

/**
 * Asked in a send's claim. `stopped`: it waits. `held`: no longer allowed, so a person confirms.
 */
export async function passGate(tx: Tx, queued: Queued, at: number): Promise<"open" | "stopped" | "held"> {
  const { id, recipient } = queued;
  const { stopped, ...rules } = await readGate(tx, { recipient, idempotencyKey: "" });
  if (stopped) return "stopped";
  const why = await findObstacle(tx, queued, rules);
  if (why === null) return "open";
  await moveSend(tx, {
    ...{ id, from: "queued", to: "queued", at, hold: null, why, who: SERVER },
    set: { hold: "stale" },
  });
  return "held";
}
