import "server-only";
import type { Payload } from "@/lib/message/payload";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import type { RetryCause } from "@/lib/server/outbox/retry";
import { passGate } from "@/lib/server/outbox/gate";
import type { Send } from "@/lib/server/outbox/send";
import { moveSend, SERVER } from "./move-send";

/** A slot further ahead comes from a wrong clock. */
const CLOCK_SKEW_MS = 60_000;

/** The name of the slot that all recipients share; a recipient's own is named by its number. */
const SERVER_PACE = "server";

/**
 * `earliest`: slots from here on catch up. `first`: the next slot if not. `wrong`: too far ahead.
 */
type Slot = {
  name: string;
  at: number;
  intervalMs: number;
  next: number;
  earliest: number;
  first: number;
  wrong: number;
};

const take = prepareQuery((db, { name, at, intervalMs, next, earliest, first, wrong }: Slot) =>
  db
    .insertInto("pace")
    .values({ name, next_at: next })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet((column) => ({
          next_at: column
            .case()
            .when(column.between("pace.next_at", earliest, at))
            .then(column("pace.next_at", "+", intervalMs))
            .else(first)
            .end(),
        }))
        .where((is) => is.or([is("pace.next_at", "<=", at), is("pace.next_at", ">", wrong)])),
    )
    .returning("next_at"),
);

const findTurn = prepareQuery((db, { name }: { name: string }) =>
  db.selectFrom("pace").select("next_at").where("name", "=", name),
);

/**
 * Takes the next pacing slot, or returns when it comes (epoch ms). Up to `slackMs` of a late start
 * is caught up, so that timers don't slow the pace.
 */
async function takeSlot(
  tx: Tx,
  name: string,
  { at, intervalMs, slackMs }: { at: number; intervalMs: number; slackMs: number },
): Promise<{ nextAt: number } | null> {
  const taken = await take.first(tx, {
    ...{ name, at, intervalMs, next: at + intervalMs },
    ...{ earliest: at - slackMs, first: at - slackMs + intervalMs },
    wrong: at + intervalMs + CLOCK_SKEW_MS,
  });
  if (taken) return null;
  const turn = await findTurn.first(tx, { name });
  if (!turn) throw new Error(`The pacing slot "${name}" is neither free nor taken.`);
  return { nextAt: turn.next_at };
}

/**
 * Takes a slot of the whole server, shared by all processes, or returns `{ nextAt }` (epoch ms).
 */
async function takeServerTurn(tx: Tx, at: number, perSecond: number) {
  const intervalMs = Math.ceil(1_000 / perSecond);
  return takeSlot(tx, SERVER_PACE, { at, intervalMs, slackMs: intervalMs });
}

/** Takes a slot of one recipient, or returns `{ nextAt }`. */
async function takeRecipientTurn(tx: Tx, at: number, recipient: string, intervalMs: number) {
  return intervalMs === 0 ? null : takeSlot(tx, recipient, { at, intervalMs, slackMs: 0 });
}

const holdTurn = prepareQuery((db, { name, until }: { name: string; until: number }) =>
  db
    .insertInto("pace")
    .values({ name, next_at: until })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({ next_at: until }).where("pace.next_at", "<", until),
    ),
);

/** Blocks a recipient until this time (epoch ms): WhatsApp asked for a pause. */
export async function holdRecipient(tx: Tx, recipient: string, until: number): Promise<void> {
  await holdTurn.all(tx, { name: recipient, until });
}

/** Deletes slots before this time. */
export async function forgetTurns(db: Db, before: number): Promise<void> {
  await db.deleteFrom("pace").where("next_at", "<", before).execute();
}

/** Messages per second in total, and ms between two to one recipient. */
export type Pace = { perSecond: number; recipientIntervalMs: number };

/** A durably `sending` send that this process delivers. `earlier`: the causes of previous tries. */
export type Claim = { send: Send; payload: Payload; earlier: RetryCause[] };

/** Who claims, and the pacing. */
export type Claimer = { worker: number; pace: Pace };

/** `none`: nothing is due before `nextAt` (epoch ms; null if nothing is queued or may be sent). */
type Claiming = { kind: "claimed"; claim: Claim } | { kind: "none"; nextAt: number | null };

const CANDIDATES = 8;

/** Rolls back a claim that came too early. */
export class TooEarly extends Error {
  constructor(
    readonly whose: "server" | "recipient",
    readonly nextAt: number,
  ) {
    super("too early");
  }
}

const dueAt = prepareQuery((db, { at }: { at: number }) =>
  db
    .selectFrom("sends")
    .select(["id", "recipient", "payload", "tries", "retries"])
    .where("state", "=", "queued")
    .where("hold", "is", null)
    .where("due_at", "<=", at)
    .orderBy("lane")
    .orderBy("due_at")
    .limit(CANDIDATES),
);

/** Due sends; a person's own before a batch's. */
export const findDue = (db: Db, at: number) => dueAt.all(db, { at });

type Due = Awaited<ReturnType<typeof findDue>>[number];

const nextDue = prepareQuery((db) =>
  db
    .selectFrom("sends")
    .select(({ fn }) => fn.min("due_at").as("at"))
    .where("state", "=", "queued")
    .where("hold", "is", null),
);

async function findNextDue(db: Db): Promise<number | null> {
  const row = await nextDue.first(db, {});
  return row?.at === null || row?.at === undefined ? null : Number(row.at);
}

/** One conditional update decides; throws `TooEarly`, which rolls it back, if pacing says wait. */
async function claim(tx: Tx, due: Due, { worker, pace }: Claimer, at: number): Promise<Claim | null> {
  const tries = due.tries + 1;
  const send = await moveSend(tx, {
    ...{ id: due.id, from: "queued", to: "sending", at, hold: null },
    ...{ why: `try ${tries}`, who: SERVER, set: { worker, tries } },
  });
  if (!send) return null;
  // A retry is the same message, so it needs no new slot.
  const early = due.tries === 0 && (await takeRecipientTurn(tx, at, due.recipient, pace.recipientIntervalMs));
  if (early) throw new TooEarly("recipient", early.nextAt);
  const wait = await takeServerTurn(tx, at, pace.perSecond);
  if (wait) throw new TooEarly("server", wait.nextAt);
  const payload = JSON.parse(due.payload) as Payload;
  return { send, payload, earlier: JSON.parse(due.retries) as RetryCause[] };
}

/**
 * Claims a send in the transaction that admitted and created it; null if others come first.
 * `TooEarly` rolls back both.
 */
export async function claimIfFirst(tx: Tx, id: string, claimer: Claimer, at: number): Promise<Claim | null> {
  const [first] = await findDue(tx, at);
  return first?.id === id ? claim(tx, first, claimer, at) : null;
}

/** Claims a queued send, if the rules still allow it. */
async function claimQueued(
  tx: Tx,
  due: Due,
  claimer: Claimer,
  at: number,
): Promise<Claim | "stopped" | null> {
  const gate = await passGate(tx, due, at);
  switch (gate) {
    case "open":
      return claim(tx, due, claimer, at);
    case "stopped":
      return gate;
    case "held":
      return null;
    default:
      return gate satisfies never;
  }
}

/** Postpones a queued send; a cancel in between wins. */
const putOff = (store: Store, id: string, dueAt: number) =>
  store.query((db) =>
    db
      .updateTable("sends")
      .set({ due_at: dueAt })
      .where("id", "=", id)
      .where("state", "=", "queued")
      .execute(),
  );

/** Claims the next due send durably, before any byte leaves. Throws a StoreError. */
export async function claimNext(store: Store, claimer: Claimer, now: () => number): Promise<Claiming> {
  const candidates = await store.query((db) => findDue(db, now()));
  for (const due of candidates) {
    try {
      const claimed = await store.transact((tx) => claimQueued(tx, due, claimer, now()));
      if (claimed === "stopped") return { kind: "none", nextAt: null };
      if (claimed) return { kind: "claimed", claim: claimed };
    } catch (error) {
      if (!(error instanceof TooEarly)) throw error;
      if (error.whose === "server") return { kind: "none", nextAt: error.nextAt };
      await putOff(store, due.id, error.nextAt);
    }
  }
  // Other processes may have claimed all of these while more are due.
  if (candidates.length === CANDIDATES) return { kind: "none", nextAt: now() };
  return { kind: "none", nextAt: await store.query(findNextDue) };
}
