import type { FormWriting } from "@/lib/message/forms/form";
import type { Message } from "@/lib/message/message";

/** Meta takes a number with or without its plus, and answers without: so it is written as in Meta's own webhooks. */
const toNumber = (recipient: string): string => recipient.replace(/^\+(?=\d+$)/, "");

function toContent(message: Message) {
  switch (message.kind) {
    case "audio":
      return { type: "audio", audio: { link: message.audioUrl } };
    case "list": {
      const { header, body, footer, button, sections } = message;
      return {
        type: "interactive",
        interactive: {
          type: "list",
          ...(header === undefined ? {} : { header: { type: "text", text: header } }),
          body: { text: body },
          ...(footer === undefined ? {} : { footer: { text: footer } }),
          action: { button, sections },
        },
      };
    }
    default:
      return message satisfies never;
  }
}

/** A message as the body of Meta's `POST /{phone number id}/messages`. It holds everything that FlowIQ's does. */
export function writeMeta(message: Message): FormWriting {
  const body = {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: toNumber(message.recipient),
    ...(message.replyTo === undefined ? {} : { context: { message_id: message.replyTo } }),
    ...toContent(message),
  };
  return { text: JSON.stringify(body, null, 2), losses: [] };
}
