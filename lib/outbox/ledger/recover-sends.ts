import "server-only";
import type { Send } from "@/lib/outbox/send";
import { DETAILS } from "@/lib/outbox/verdict-words";
import type { Db, Store } from "@/lib/store/store";
import { moveSend, SERVER, toOutcomeColumns } from "./move-send";

/** A queued send older than this wants a person's confirmation when the server comes back (sending.md: 10 minutes). */
export const STALE_MS = 600_000;

const DIED = `Menuet stopped while it was sending. ${DETAILS.unknown}`;
const STALE =
  "It has waited for more than 10 minutes while Menuet was away: confirm that it shall still go out.";

/** Says that this process works on the store, and shows that the store can be written. */
export const register = (store: Store, worker: number, at: number) =>
  store.query((db) =>
    db
      .insertInto("workers")
      .values({ id: worker, seen_at: at })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: at }))
      .execute(),
  );

/** Says that it does not any more. */
export const unregister = (store: Store, worker: number) =>
  store.query((db) => db.deleteFrom("workers").where("id", "=", worker).execute());

const findWorkers = async (db: Db, me: number): Promise<number[]> => {
  const known = await db.selectFrom("workers").select("id").where("id", "!=", me).execute();
  const claiming = await db
    .selectFrom("sends")
    .select("worker")
    .distinct()
    .where("state", "=", "sending")
    .where("worker", "!=", me)
    .execute();
  return [...new Set([...known.map(({ id }) => id), ...claiming.flatMap(({ worker }) => worker ?? [])])];
};

const findClaimed = async (db: Db, worker: number): Promise<string[]> =>
  (
    await db
      .selectFrom("sends")
      .select("id")
      .where("state", "=", "sending")
      .where("worker", "=", worker)
      .execute()
  ).map(({ id }) => id);

const doubt = (store: Store, id: string, worker: number, at: number) =>
  store.transact((tx) =>
    moveSend(tx, {
      ...{ id, from: "sending", to: "unknown", at, worker, why: DIED, who: SERVER },
      set: toOutcomeColumns({ state: "unknown", detail: DIED }),
    }),
  );

/**
 * What other processes left behind: whatever a dead one was sending is unknown from now on. Gives the sends it moved, and
 * whether another process lives. Throws a StoreError.
 */
export async function recoverDead(
  store: Store,
  me: number,
  at: number,
): Promise<{ moved: Send[]; isAlone: boolean }> {
  const workers = await store.query((db) => findWorkers(db, me));
  const moved: Send[] = [];
  let isAlone = true;
  for (const worker of workers) {
    if (await store.isAlive(worker)) {
      isAlone = false;
      continue;
    }
    for (const id of await store.query((db) => findClaimed(db, worker))) {
      const send = await doubt(store, id, worker, at);
      if (send) moved.push(send);
    }
    await unregister(store, worker);
  }
  return { moved, isAlone };
}

/**
 * Claims of this process that it knows nothing of: the store kept them and could not say so. No byte of them has left, so
 * they are queued again. `mine` are the ids that it is delivering.
 */
export async function returnLostClaims(
  store: Store,
  me: number,
  mine: ReadonlySet<string>,
  at: number,
): Promise<void> {
  const claimed = await store.query((db) => findClaimed(db, me));
  for (const id of claimed.filter((id) => !mine.has(id))) {
    const why = "the store could not confirm the claim; nothing was sent";
    await store.transact((tx) =>
      moveSend(tx, {
        ...{ id, from: "sending", to: "queued", at, worker: me, why, who: SERVER },
        set: { worker: null },
      }),
    );
  }
}

/** Holds every queued send that a person wanted long ago, until it is confirmed. */
export async function holdStale(store: Store, at: number): Promise<void> {
  const stale = await store.query((db) =>
    db
      .selectFrom("sends")
      .select("id")
      .where("state", "=", "queued")
      .where("hold", "is", null)
      .where("confirmed_at", "<", at - STALE_MS)
      .execute(),
  );
  for (const { id } of stale) {
    await store.transact((tx) =>
      moveSend(tx, {
        ...{ id, from: "queued", to: "queued", at, hold: null, why: STALE, who: SERVER },
        set: { hold: "stale" },
      }),
    );
  }
}
