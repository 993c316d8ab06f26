import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEmptyText } from "@/lib/message/texts";
import { toListReplyWebhook } from "./list-reply-webhook";

const replyOf = (webhook: ReturnType<typeof toListReplyWebhook>) =>
  webhook.entry[0]?.changes[0]?.value.messages[0]?.interactive.list_reply;

describe("the webhook of a picked row", () => {
  test("is Meta's shape, with its placeholders for what only a real message has", () => {
    expect(
      toListReplyWebhook({ id: "priority_express", title: "Priority Mail", description: "1 to 2 days" }),
    ).toEqual({
      object: "whatsapp_business_account",
      entry: [
        {
          id: "<WHATSAPP_BUSINESS_ACCOUNT_ID>",
          changes: [
            {
              value: {
                messaging_product: "whatsapp",
                metadata: {
                  display_phone_number: "<BUSINESS_DISPLAY_PHONE_NUMBER>",
                  phone_number_id: "<BUSINESS_PHONE_NUMBER_ID>",
                },
                contacts: [
                  { profile: { name: "<WHATSAPP_USER_PROFILE_NAME>" }, wa_id: "<WHATSAPP_USER_ID>" },
                ],
                messages: [
                  {
                    context: {
                      from: "<BUSINESS_DISPLAY_PHONE_NUMBER>",
                      id: "<CONTEXTUAL_WHATSAPP_MESSAGE_ID>",
                    },
                    from: "<WHATSAPP_USER_PHONE_NUMBER>",
                    id: "<WHATSAPP_MESSAGE_ID>",
                    timestamp: "<WEBHOOK_TRIGGER_TIMESTAMP>",
                    type: "interactive",
                    interactive: {
                      type: "list_reply",
                      list_reply: {
                        id: "priority_express",
                        title: "Priority Mail",
                        description: "1 to 2 days",
                      },
                    },
                  },
                ],
              },
              field: "messages",
            },
          ],
        },
      ],
    });
  });

  test.each(["", "  ", "\n"])("has no description where the row's is %j", (description) => {
    const reply = replyOf(toListReplyWebhook({ id: "a", title: "A", description }));
    expect(reply).toEqual({ id: "a", title: "A" });
  });

  test("holds the row's own id, trimmed as it is sent, and its words untouched", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        (id, title, description) => {
          const reply = replyOf(toListReplyWebhook({ id, title, description }));
          expect(reply?.id).toBe(id.trim());
          expect(reply?.title).toBe(title);
          expect(reply?.description).toBe(isEmptyText(description) ? undefined : description);
        },
      ),
    );
  });
});
