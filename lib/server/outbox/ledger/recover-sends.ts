import "server-only";
import type { Send } from "@/lib/server/outbox/send";
import { DETAILS } from "@/lib/server/outbox/verdict";
import type { Db, Store } from "@/lib/server/db/store";
import { moveSend, SERVER, toOutcomeColumns } from "./move-send";

/** An older queued send needs confirmation when the server is back (10 minutes). */
export const STALE_MS = 600_000;

const DIED = `Menuet stopped during the send. ${DETAILS.unknown}`;
const STALE = "It waited more than 10 minutes while Menuet was stopped. Confirm it to send it now.";

/** Registers this worker, which also proves that the store is writable. */
export const register = (store: Store, worker: number, at: number) =>
  store.query((db) =>
    db
      .insertInto("workers")
      .values({ id: worker, seen_at: at })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: at }))
      .execute(),
  );

/** Unregisters this worker. */
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
 * Recovers dead workers' sends: those that they were sending become unknown. Returns the moved
 * sends, and whether no other process lives. Throws a StoreError.
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

/** Requeues claims that were saved but not confirmed: nothing was sent. `mine`: being delivered. */
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

/** Holds every old queued send until a person confirms it. */
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
