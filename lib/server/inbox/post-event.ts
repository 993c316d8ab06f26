import "server-only";
import type { Store } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { answerHook, ORGANIZATION_OPTION } from "@/lib/server/inbox/receive/store-event";
import { readOption } from "./webhook-secrets";
import { logBug } from "@/lib/server/log";
import type { Send } from "@/lib/server/outbox/send";

export type EventBody = Readonly<Record<string, unknown>>;
const ORGANIZATION = "sandbox";

/** Whose events are accepted here: a sandbox that met real ones keeps their organization. */
export const findOrganization = (store: Store): Promise<string> =>
  store.query(async (db) => (await readOption(db, ORGANIZATION_OPTION)) ?? ORGANIZATION);

/** Posts an event to our receiver, but without a secret. `now`: epoch ms. Throws a StoreError. */
export async function postEvent(store: Store, event: EventBody, now: number): Promise<void> {
  const organization_id = event.organization_id ?? (await findOrganization(store));
  const request = new Request("http://sandbox.invalid/", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...event, organization_id }),
  });
  const answer = await answerHook(store, request, now);
  if (answer.status !== 204)
    throw new Error(`The sandbox posted an event that was answered ${answer.status}.`);
}

/** A receipt's body as FlowIQ's reference has it. `at`: epoch ms. */
export const makeReceipt = (
  rank: "sent" | "delivered" | "read" | "failed",
  { messageId, digits, at }: { messageId: string; digits: string; at: number },
): EventBody => ({
  event_type: `message_${rank}`,
  whatsapp_message_id: messageId,
  status: rank,
  timestamp: new Date(at).toISOString(),
  whatsapp_id: digits,
});

/** A customer's message as FlowIQ's reference has it. */
export const makeReceived = (
  { messageId, digits, at }: { messageId: string; digits: string; at: number },
  fields: EventBody,
): EventBody => ({
  event_type: "message_received",
  timestamp: new Date(at).toISOString(),
  whatsapp_message_id: messageId,
  ...{ message_type: "text", message: "", media_type: null, media_url: null, file_name: null },
  ...{ whatsapp_id: digits, contact_id: null, reply_context_id: null, location_data: null },
  ...fields,
});

/** A phone's own pace, slow enough to see each tick change. */
const AFTER_MS = { sent: 400, delivered: 1_200, read: 2_500 } as const;

/** In the sandbox, receipts follow each accepted send after a moment, as FlowIQ's would. */
export function followSend(store: Store, { progress }: Send): void {
  if (progress.state !== "accepted") return;
  const { messageId, recipient } = progress;
  for (const rank of ["sent", "delivered", "read"] as const)
    setTimeout(() => {
      const at = Date.now();
      const digits = recipient.replace(/\D/g, "");
      postEvent(store, makeReceipt(rank, { messageId, digits, at }), at).catch((error) => {
        if (!isStoreError(error)) logBug("the sandbox's receipts", error);
      });
    }, AFTER_MS[rank]).unref();
}
