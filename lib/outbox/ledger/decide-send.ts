import "server-only";
import type { Send } from "@/lib/outbox/send";
import type { Tx } from "@/lib/store/store";
import { moveSend, releaseContent } from "./move-send";

/** Each gives the send as it is now, within a transaction that is under way, or null where it is not what the decision is about. */
type Decide = (tx: Tx, id: string, who: string, at: number) => Promise<Send | null>;

/** The event of what is taken back. */
export const CANCELLED = {
  from_state: "queued",
  to_state: "cancelled",
  why: "taken back before it left",
} as const;

/** Takes back what has not left. */
export const cancelSend: Decide = async (tx, id, who, at) => {
  const send = await moveSend(tx, {
    ...{ id, from: CANCELLED.from_state, to: CANCELLED.to_state, at, who, why: CANCELLED.why },
    set: { hold: null },
  });
  if (send) await releaseContent(tx, send);
  return send;
};

/** Lets a send go out that waits for a person's word. */
export const confirmSend: Decide = (tx, id, who, at) =>
  moveSend(tx, {
    ...{ id, from: "queued", to: "queued", at, who, hold: "stale" },
    why: "confirmed: it shall still go out",
    set: { hold: null, confirmed_at: at, due_at: at },
  });

/** Says that what may have been sent did arrive. */
export const closeSend: Decide = (tx, id, who, at) =>
  moveSend(tx, { id, from: "unknown", to: "closed", at, who, why: "a person says that it arrived" });
