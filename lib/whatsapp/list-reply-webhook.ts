import { isEmptyText } from "@/lib/message/texts";
/** A picked row, as it was sent. */
export type PickedRow = { id: string; title: string; description: string };

/** Meta's placeholders for values that only a real message has. */
const UNKNOWN = {
  account: "<WHATSAPP_BUSINESS_ACCOUNT_ID>",
  businessNumber: "<BUSINESS_DISPLAY_PHONE_NUMBER>",
  businessNumberId: "<BUSINESS_PHONE_NUMBER_ID>",
  profileName: "<WHATSAPP_USER_PROFILE_NAME>",
  userId: "<WHATSAPP_USER_ID>",
  userNumber: "<WHATSAPP_USER_PHONE_NUMBER>",
  listId: "<CONTEXTUAL_WHATSAPP_MESSAGE_ID>",
  replyId: "<WHATSAPP_MESSAGE_ID>",
  timestamp: "<WEBHOOK_TRIGGER_TIMESTAMP>",
} as const;

/**
 * Meta's webhook for a picked row ("Interactive messages webhook reference"), with placeholders.
 * The ID is trimmed and a blank description left out, as in the sent list.
 * How FlowIQ wraps it is undocumented.
 */
export function toListReplyWebhook({ id, title, description }: PickedRow) {
  const reply = { id: id.trim(), title, ...(!isEmptyText(description) && { description }) };
  return {
    object: "whatsapp_business_account",
    entry: [
      {
        id: UNKNOWN.account,
        changes: [
          {
            value: {
              messaging_product: "whatsapp",
              metadata: {
                display_phone_number: UNKNOWN.businessNumber,
                phone_number_id: UNKNOWN.businessNumberId,
              },
              contacts: [{ profile: { name: UNKNOWN.profileName }, wa_id: UNKNOWN.userId }],
              messages: [
                {
                  context: { from: UNKNOWN.businessNumber, id: UNKNOWN.listId },
                  from: UNKNOWN.userNumber,
                  id: UNKNOWN.replyId,
                  timestamp: UNKNOWN.timestamp,
                  type: "interactive",
                  interactive: { type: "list_reply", list_reply: reply },
                },
              ],
            },
            field: "messages",
          },
        ],
      },
    ],
  };
}
