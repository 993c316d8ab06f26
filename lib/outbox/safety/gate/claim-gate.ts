import "server-only";
import type { Payload } from "@/lib/message/payload";
import { moveSend, SERVER } from "@/lib/outbox/ledger/move-send";
import type { Tx } from "@/lib/store/store";
import { areApproved } from "./approval";
import { readGate, type Rules } from "./rules";

/** Held and not rejected: switched on by mistake, the mode has ended nothing; switched off, nothing old leaves by itself. */
const UNLISTED =
  "Only listed recipients can be sent to now, and this one is not listed. Cancel it, or have an owner list the number and confirm it.";
const UNAPPROVED =
  "Only approved messages can be sent now, and nobody has approved exactly this one. Cancel it, or have it approved and confirm it.";

type Queued = { id: string; recipient: string; payload: string };

/** Why it may not leave by the rules as they are now; null where it may. */
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
 * Whether a queued send may leave now, asked within its claim. While sending is `stopped` it waits as it is; one that may not go to its
 * recipient any more, or that is not approved where that is asked for, is `held` until a person confirms it.
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
