import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Payload } from "@/lib/message/payload";
import type { Tx } from "@/lib/store/store";
import { maskNumber } from "@/lib/whatsapp/mask";

/** Who asks, and from what network address. */
export type Asker = { author: string; address: string };

export const toAsker = ({ email, address }: Actor): Asker => ({ author: email, address });

/** The log is kept for longer than sends are: it names a send by its id, and of its recipient only what tells it from others. */
export const recordSend = (
  tx: Tx,
  { author, address, payload, resendOf }: Asker & { payload: Payload; resendOf: string | null },
  id: string,
  at: number,
): Promise<void> => {
  const again = resendOf === null ? "" : `, again after ${resendOf}`;
  const what = `send ${id} to ${maskNumber(payload.phone_number)}: ${payload.message_type}${again}`;
  return recordAudit(tx, { at, event: "send asked for", who: author, what, address });
};

/** A batch as one entry: its recipients are in the outbox. */
export const recordBatch = (
  tx: Tx,
  { author, address }: Asker,
  { id, total, skipped }: { id: string; total: number; skipped: number },
  at: number,
): Promise<void> => {
  const what = `batch ${id}: ${total} sends${skipped > 0 ? `, ${skipped} left out as repeated` : ""}`;
  return recordAudit(tx, { at, event: "batch asked for", who: author, what, address });
};
