import "server-only";
import { recordAudit } from "@/lib/server/audit";
import { type Actor, may } from "@/lib/server/auth/actor";
import type { Store, Tx } from "@/lib/server/db/store";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { SERVER } from "@/lib/server/outbox/ledger/move-send";
import { STALE_MS } from "@/lib/server/outbox/ledger/recover-sends";
import type { Outbox } from "./outbox";
import { changeSafety, findSafety, readSafetyOrder, readStopOrder } from "./change-safety";
import { readRules, takeRules } from "./gate";

/** Held in one transaction; small, so that no other work waits long. */
const PIECE = 200;

const WAITED = "It waited more than 10 minutes while sending was stopped. Confirm it to send it now.";

async function holdPiece(tx: Tx, at: number): Promise<number> {
  const next = tx
    .selectFrom("sends")
    .select("id")
    .where("state", "=", "queued")
    .where("hold", "is", null)
    .where("confirmed_at", "<", at - STALE_MS)
    .limit(PIECE);
  const rows = await tx
    .updateTable("sends")
    .where("id", "in", next)
    .where("state", "=", "queued")
    .where("hold", "is", null)
    .set((column) => ({ hold: "stale", changed_at: at, version: column("version", "+", 1) }))
    .returning(["id", "version"])
    .execute();
  if (rows.length === 0) return 0;
  const move = { from_state: "queued", to_state: "queued", why: WAITED, who: SERVER } as const;
  const events = rows.map(({ id, version }) => ({ send_id: id, version, at, ...move }));
  await tx.insertInto("send_events").values(events).execute();
  return rows.length;
}

/**
 * Holds old queued sends until confirmed, because they may no longer be wanted. Returns the count.
 */
async function holdLongWaiting(store: Store, at: number): Promise<number> {
  let held = 0;
  for (;;) {
    const count = await store.transact((tx) => holdPiece(tx, at));
    if (count === 0) return held;
    held += count;
  }
}

/**
 * Stops all sending; sends in progress settle. The first to stop stays named. Throws a StoreError.
 */
async function stopSending(store: Store, actor: Actor<"send">, at: number): Promise<void> {
  await store.transact(async (tx) => {
    await takeRules(tx);
    if ((await readRules(tx)).stopped) return;
    const { email: who, address } = actor;
    await tx.updateTable("sending_rules").set({ stopped_by: who, stopped_at: at }).execute();
    await recordAudit(tx, { at, event: "sending stopped", who, what: "", address });
  });
}

/** Resumes sending; sends over ten minutes old need confirmation first. Throws a StoreError. */
async function resumeSending(store: Store, actor: Actor<"manage">, at: number): Promise<void> {
  const { stopped } = await store.query(readRules);
  if (!stopped) return;
  const held = await holdLongWaiting(store, at);
  await store.transact(async (tx) => {
    await takeRules(tx);
    if (!(await readRules(tx)).stopped) return;
    const { email: who, address } = actor;
    await tx.updateTable("sending_rules").set({ stopped_by: null, stopped_at: null }).execute();
    const kept = held === 0 ? "" : `; ${held} old sends wait for confirmation`;
    const what = `stopped by ${stopped.by} at ${new Date(stopped.at).toISOString()}${kept}`;
    await recordAudit(tx, { at, event: "sending resumed", who, what, address });
  });
}

const OWNERS_ONLY = makeProblem(
  "not-allowed",
  403,
  "Only an owner can resume sending",
  "Sending stays stopped. Ask an owner to check why, then to resume it in Settings.",
);

/** `GET /api/sending`. `at`: epoch ms. */
export const answerSafety = async (actor: Actor, outbox: Outbox, at: number): Promise<Response> =>
  answerJson(200, await findSafety(outbox.store, actor, at, outbox.maxPerDay));

/** `PUT /api/sending`: returns the new rules. */
export async function answerNewSafety(
  request: Request,
  actor: Actor<"manage">,
  outbox: Outbox,
  at: number,
): Promise<Response> {
  const { store, maxPerDay } = outbox;
  const order = await readSafetyOrder(request, maxPerDay);
  if (!order.ok) return answerProblem(order.problem);
  return answerJson(200, await changeSafety(store, actor, order.change, { at, maxPerDay }));
}

/** `POST /api/sending`: senders can stop, owners can resume. Returns the new rules. */
export async function answerStop(
  request: Request,
  actor: Actor<"send">,
  outbox: Outbox,
  at: number,
): Promise<Response> {
  const order = await readStopOrder(request);
  if (!order.ok) return answerProblem(order.problem);
  if (order.isStopped) {
    await stopSending(outbox.store, actor, at);
  } else {
    if (!may(actor, "manage")) return answerProblem(OWNERS_ONLY);
    await resumeSending(outbox.store, actor, at);
    outbox.worker.wake();
  }
  return answerSafety(actor, outbox, at);
}
