import "server-only";
import { moveSend, SERVER } from "@/lib/outbox/ledger/move-send";
import type { Tx } from "@/lib/store/store";
import { readGate } from "./rules";

/** Held and not rejected: switched on by mistake, the mode has ended nothing; switched off, nothing old leaves by itself. */
const UNLISTED =
  "Only listed recipients can be sent to now, and this one is not listed. Cancel it, or have an owner list the number and confirm it.";

/**
 * Whether a queued send may leave now, asked within its claim. While sending is `stopped` it waits as it is; one that may not go to its
 * recipient any more is `held` until a person confirms it.
 */
export async function passGate(
  tx: Tx,
  { id, recipient }: { id: string; recipient: string },
  at: number,
): Promise<"open" | "stopped" | "held"> {
  const { stopped, isLimited, isListed } = await readGate(tx, { recipient, idempotencyKey: "" });
  if (stopped) return "stopped";
  if (!isLimited || isListed) return "open";
  await moveSend(tx, {
    ...{ id, from: "queued", to: "queued", at, hold: null, why: UNLISTED, who: SERVER },
    set: { hold: "stale" },
  });
  return "held";
}
