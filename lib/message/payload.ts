import type { Message } from "./message";

export type ListPayload = {
  phone_number: string;
  message_type: "interactive";
  interactive: {
    type: "list";
    header?: string;
    body: string;
    footer?: string;
    button: string;
    sections: { title?: string; rows: { id: string; title: string; description?: string }[] }[];
  };
  context_message_id?: string;
};

export type AudioPayload = {
  phone_number: string;
  message_type: "audio";
  media_url: string;
  context_message_id?: string;
};

/** The body of FlowIQ's `POST /send-whatsapp`, as its reference writes it. */
export type Payload = ListPayload | AudioPayload;

/** A message (or a tidied draft) as FlowIQ's JSON, keys in the reference's order. */
export function toPayload(message: Message): Payload {
  const context = message.replyTo === undefined ? {} : { context_message_id: message.replyTo };
  switch (message.kind) {
    case "audio":
      return {
        phone_number: message.recipient,
        message_type: "audio",
        media_url: message.audioUrl,
        ...context,
      };
    case "list": {
      const { header, body, footer, button, sections } = message;
      return {
        phone_number: message.recipient,
        message_type: "interactive",
        interactive: {
          type: "list",
          ...(header === undefined ? {} : { header }),
          body,
          ...(footer === undefined ? {} : { footer }),
          button,
          sections,
        },
        ...context,
      };
    }
    default:
      return message satisfies never;
  }
}
