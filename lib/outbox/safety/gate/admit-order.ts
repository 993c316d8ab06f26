import "server-only";
import { takeTurn } from "@/lib/limits/take-turn";
import type { Payload } from "@/lib/message/payload";
import { countOfDay } from "@/lib/outbox/ledger/day-count";
import type { Tx } from "@/lib/store/store";
import { areApproved } from "./approval";
import type { SafetyRefusal } from "./refusal";
import { readGate, readRules, type Rules } from "./rules";

/** What the server's settings allow: sends that a day may have, and orders of one person a minute. */
export type Ceilings = { perDay: number; perUserMinute: number };

const MINUTE_MS = 60_000;

/** Both ceilings count in the order's own transaction: one that comes to nothing has used nothing up. */
async function count(
  tx: Tx,
  { author, sends, at }: { author: string; sends: number; at: number },
  rules: Rules,
  { perDay, perUserMinute }: Ceilings,
): Promise<SafetyRefusal | null> {
  const most = Math.min(rules.perDay ?? perDay, perDay);
  if (sends > 0 && !(await countOfDay(tx, sends, at, most))) return { kind: "day is full" };
  const turn = { name: `orders of ${author}`, at, max: perUserMinute, windowMs: MINUTE_MS };
  const taken = await takeTurn(tx, turn);
  return taken.ok ? null : { kind: "too many", retryAfterMs: taken.retryAfterMs };
}

/**
 * Whether a new send may stand, asked within its transaction: null, or why not, and then it must be undone. `deleted`: its key is
 * a deleted send's.
 */
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
  return count(tx, { author, sends: 1, at }, rules, ceilings);
}

async function findUnlisted(tx: Tx, recipients: readonly string[]): Promise<string[]> {
  const rows = await tx.selectFrom("listed_recipients").select("recipient").execute();
  const listed = new Set(rows.map(({ recipient }) => recipient));
  return recipients.filter((recipient) => !listed.has(recipient));
}

/** As `admitSend`, for a whole batch: it counts as one order. `sends`: how many of its recipients get one. */
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
  return count(tx, { author, sends, at }, rules, ceilings);
}
