import { isEmptyText } from "@/lib/message/texts";
/** What a picked row says of itself, as it was sent. */
export type PickedRow = { id: string; title: string; description: string };

/** Meta's names for what only a real message can tell. */
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
 * The webhook by which Meta's Cloud API tells the business that a row was picked ("Interactive
 * messages webhook reference"), with Meta's own placeholders where only a real message has a value.
 * How FlowIQ wraps it is not documented. The row's id is trimmed, as it is when the list is sent; a
 * blank description is left out, as the sent row has none.
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
