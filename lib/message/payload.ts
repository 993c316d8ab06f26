import type { Message } from "./message";

const WIRE_NAMES: Record<string, string> = {
  kind: "message_type",
  recipient: "phone_number",
  replyTo: "context_message_id",
  audioUrl: "media_url",
  text: "text",
};
const DRAFT_NAMES = Object.fromEntries(Object.entries(WIRE_NAMES).map(([ours, theirs]) => [theirs, ours]));

/** A draft path ("sections.0.title") as FlowIQ's body path ("interactive.sections.0.title"). */
export const toPayloadPath = (path: string): string => WIRE_NAMES[path] ?? `interactive.${path}`;

/** The reverse of `toPayloadPath`. */
export const toDraftPath = (path: string): string => DRAFT_NAMES[path] ?? path.replace(/^interactive\./, "");

const NAMED_FIELD =
  /\b(?:phone_number|context_message_id|media_url|interactive\.(?:header|body|footer|button|sections(?:(?:\[\d+\]|\.\d+)(?:\.(?:title|rows(?:(?:\[\d+\]|\.\d+)(?:\.(?:id|title|description))?)?))?)?))(?!\w)/g;

/** The draft paths of the fields that an upstream error names, in its order and once each. */
export function findNamedFields(words: string): string[] {
  const named = [...words.matchAll(NAMED_FIELD)].map(([name]) =>
    toDraftPath(name.replace(/\[(\d+)\]/g, ".$1")),
  );
  return [...new Set(named)];
}

type ListPayload = {
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

type AudioPayload = {
  phone_number: string;
  message_type: "audio";
  media_url: string;
  context_message_id?: string;
};

export type TextPayload = {
  phone_number: string;
  message_type: "text";
  text: string;
  context_message_id?: string;
};

/** The body of FlowIQ's `POST /send-whatsapp`, as in its reference. */
export type Payload = ListPayload | AudioPayload | TextPayload;

/** A message (or a draft shaped like one) as FlowIQ's JSON, keys in the reference's order. */
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
    case "text":
      return { phone_number: message.recipient, message_type: "text", text: message.text, ...context };
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
