import "server-only";
import type { Send } from "@/lib/outbox/send";
import type { Store, Tx } from "@/lib/store/store";
import { moveSend, releaseContent } from "./move-send";

/** Each gives the send as it is now, or null where it is not what the decision is about. They throw a StoreError. */
type Decide = (store: Store, id: string, who: string, at: number) => Promise<Send | null>;

/** The event of what is taken back. */
export const CANCELLED = {
  from_state: "queued",
  to_state: "cancelled",
  why: "taken back before it left",
} as const;

/** Takes back what has not left, within a transaction that is under way. */
export async function cancelQueued(tx: Tx, id: string, who: string, at: number): Promise<Send | null> {
  const send = await moveSend(tx, {
    ...{ id, from: CANCELLED.from_state, to: CANCELLED.to_state, at, who, why: CANCELLED.why },
    set: { hold: null },
  });
  if (send) await releaseContent(tx, send);
  return send;
}

export const cancelSend: Decide = (store, id, who, at) =>
  store.transact((tx) => cancelQueued(tx, id, who, at));

/** Lets a send go out that has waited too long to go by itself. */
export const confirmSend: Decide = (store, id, who, at) =>
  store.transact((tx) =>
    moveSend(tx, {
      ...{
        id,
        from: "queued",
        to: "queued",
        at,
        who,
        hold: "stale",
        why: "confirmed: it shall still go out",
      },
      set: { hold: null, confirmed_at: at, due_at: at },
    }),
  );

/** Says that what may have been sent did arrive. */
export const closeSend: Decide = (store, id, who, at) =>
  store.transact((tx) =>
    moveSend(tx, { id, from: "unknown", to: "closed", at, who, why: "a person says that it arrived" }),
  );
