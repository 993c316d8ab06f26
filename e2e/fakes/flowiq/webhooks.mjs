import { randomUUID } from "node:crypto";

const ORGANIZATION = "7f0c4c58-0d4f-4a3a-9f66-0b6c6f3c2f11";
const RANKS = ["sent", "delivered", "read"];
const TYPES = [
  ...["message_received", "message_sent", "sent_message", "message_delivered", "message_read"],
  ...["message_failed", "call", "all"],
];

/**
 * What is wrong with a webhook registration, in the reference's words.
 * @param {any} body
 * @returns {string[]}
 */
export function checkWebhook(body) {
  const faults = [];
  if (!String(body?.url ?? "").startsWith("https://")) faults.push("url must be HTTPS");
  if (!TYPES.includes(body?.type)) faults.push("type is not one of FlowIQ's");
  return faults;
}

/** `POST /set-webhooks`. @param {{ url: string, type: string, platform?: string }} webhook */
export const makeWebhook = ({ url, type, platform = "whatsapp" }) => ({
  success: true,
  message: "Webhook created successfully",
  webhook: { id: randomUUID(), url, type, platform, created_at: new Date().toISOString() },
});

/**
 * Posts the receipts of a send to a URL, one after another.
 * @param {string} url
 * @param {{ messageId: string, recipient: string }} sent
 */
export async function postReceipts(url, { messageId, recipient }) {
  for (const rank of RANKS)
    await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        ...{ event_type: `message_${rank}`, whatsapp_message_id: messageId, organization_id: ORGANIZATION },
        ...{ status: rank, timestamp: new Date().toISOString(), whatsapp_id: recipient },
      }),
    });
}
