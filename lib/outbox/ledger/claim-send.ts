import "server-only";
import type { Payload } from "@/lib/message/payload";
import type { RetryCause } from "@/lib/outbox/retry";
import { passGate } from "@/lib/outbox/safety/gate/claim-gate";
import type { Send } from "@/lib/outbox/send";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Db, Store, Tx } from "@/lib/store/store";
import { moveSend, SERVER } from "./move-send";
import { takeRecipientTurn, takeServerTurn } from "./pace";

/** Messages a second in all, and ms between two to one recipient. */
export type Pace = { perSecond: number; recipientIntervalMs: number };

/** A send that is this process's to deliver: it is durably `sending`. `earlier`: why it was tried before. */
export type Claim = { send: Send; payload: Payload; earlier: RetryCause[] };

/** Who claims, and how fast messages may leave. */
export type Claimer = { worker: number; pace: Pace };

/** `none`: nothing is due before `nextAt` (epoch ms; null: nothing waits at all, or sending is stopped). */
export type Claiming = { kind: "claimed"; claim: Claim } | { kind: "none"; nextAt: number | null };

const CANDIDATES = 8;

/** Undoes a claim that came too early. */
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

/** What is due, a waiting person's sends before a batch's. */
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

/** One conditional update decides who has it. Throws `TooEarly`, which undoes it, where the pace says wait. */
async function claim(
  tx: Tx,
  due: Due,
  { worker, pace }: Claimer,
  at: number,
): Promise<Claim | "stopped" | null> {
  const gate = await passGate(tx, due, at);
  if (gate !== "open") return gate === "stopped" ? gate : null;
  const tries = due.tries + 1;
  const send = await moveSend(tx, {
    ...{ id: due.id, from: "queued", to: "sending", at, hold: null },
    ...{ why: `try ${tries}`, who: SERVER, set: { worker, tries } },
  });
  if (!send) return null;
  // A retry is the same message still: it has had its recipient's turn.
  const early = due.tries === 0 && (await takeRecipientTurn(tx, at, due.recipient, pace.recipientIntervalMs));
  if (early) throw new TooEarly("recipient", early.nextAt);
  const wait = await takeServerTurn(tx, at, pace.perSecond);
  if (wait) throw new TooEarly("server", wait.nextAt);
  const payload = JSON.parse(due.payload) as Payload;
  return { send, payload, earlier: JSON.parse(due.retries) as RetryCause[] };
}

/** Claims the send of that id in the transaction that makes it; null where others wait before it. Throws `TooEarly`, which undoes both. */
export async function claimIfFirst(tx: Tx, id: string, claimer: Claimer, at: number): Promise<Claim | null> {
  const [first] = await findDue(tx, at);
  if (first?.id !== id) return null;
  const claimed = await claim(tx, first, claimer, at);
  return claimed === "stopped" ? null : claimed;
}

/** Later, and not looked at before. A person who cancels it in between has the last word. */
const putOff = (store: Store, id: string, dueAt: number) =>
  store.query((db) =>
    db
      .updateTable("sends")
      .set({ due_at: dueAt })
      .where("id", "=", id)
      .where("state", "=", "queued")
      .execute(),
  );

/** Claims the next send that is due for this process, durably, before any byte of it leaves. Throws a StoreError. */
export async function claimNext(store: Store, claimer: Claimer, now: () => number): Promise<Claiming> {
  const candidates = await store.query((db) => findDue(db, now()));
  for (const due of candidates) {
    try {
      const claimed = await store.transact((tx) => claim(tx, due, claimer, now()));
      if (claimed === "stopped") return { kind: "none", nextAt: null };
      if (claimed) return { kind: "claimed", claim: claimed };
    } catch (error) {
      if (!(error instanceof TooEarly)) throw error;
      if (error.whose === "server") return { kind: "none", nextAt: error.nextAt };
      await putOff(store, due.id, error.nextAt);
    }
  }
  // Others may have taken all of these while more is due.
  if (candidates.length === CANDIDATES) return { kind: "none", nextAt: now() };
  return { kind: "none", nextAt: await store.query(findNextDue) };
}
