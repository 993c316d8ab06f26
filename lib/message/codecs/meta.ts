import { emptyDraft } from "@/lib/message/draft";
import type { Message } from "@/lib/message/message";
import { toRecipient } from "@/lib/message/parse-payload";
import { addNote, type FormWriting, type Notes, type OpenedForm, quoteShort } from "./form";
import type { Fields } from "./open-fields";
import { findMissing, findOtherKind, readList, refuseKind } from "./read-list";

// Source: Meta's Cloud API pages on list, audio and text messages, and on contextual replies.
const KINDS = ["interactive", "audio", "text"];
const NAME = "Meta’s JSON";

function readAudioUrl(audio: Fields, { losses }: Notes): string {
  const link = audio.text("link");
  if (audio.text("id") !== "") {
    const words = "This is Meta’s ID of an uploaded file. Menuet needs the file’s public URL";
    addNote(losses, { path: `${audio.path}.id`, words });
  }
  if (audio.flag("voice")) {
    const words = "FlowIQ’s reference has no voice notes. This was opened as an audio file";
    addNote(losses, { path: `${audio.path}.voice`, words });
  }
  audio.reportUnread();
  return link;
}

function readReplyTo(context: Fields): string {
  const id = context.text("message_id");
  context.reportUnread();
  return id;
}

/** Meta's Cloud API JSON, or its `interactive` object alone, as far as it can be opened. */
export function readMeta(root: Fields, notes: Notes): OpenedForm {
  if (!root.has("interactive") && root.has("action")) {
    const other = findOtherKind(root, notes);
    if (other) return refuseKind(NAME, other);
    const { content, missing } = readList(root, "nested", notes);
    return { draft: { ...emptyDraft(), ...content }, missing };
  }
  const kind = root.text("type");
  if (kind !== "" && !KINDS.includes(kind)) return refuseKind(NAME, kind);
  root.ignore("messaging_product");
  const to = root.text("recipient_type");
  if (to !== "" && to !== "individual") {
    const words = `Menuet sends to a person’s number, not to a ${quoteShort(to)}`;
    addNote(notes.losses, { path: "recipient_type", words });
  }
  const envelope = {
    recipient: toRecipient(root.text("to")),
    replyTo: readReplyTo(root.fields("context")),
  };
  if (kind === "audio" || (kind === "" && root.has("audio") && !root.has("interactive"))) {
    const audio = root.fields("audio");
    if (!audio.has("link") && audio.has("id"))
      return { why: "This is Meta’s JSON for an uploaded audio file. Menuet needs the file’s public URL" };
    const audioUrl = readAudioUrl(audio, notes);
    const missing = findMissing("audio URL", audioUrl, audio.node("link"));
    root.reportUnread();
    return { draft: { ...emptyDraft(), ...envelope, kind: "audio", audioUrl }, missing };
  }
  if (kind === "text" || (kind === "" && root.has("text") && !root.has("interactive"))) {
    const words = root.fields("text");
    const text = words.text("body");
    // FlowIQ can't control link previews.
    words.ignore("preview_url");
    words.reportUnread();
    root.reportUnread();
    const missing = findMissing("text", text, words.node("body"));
    return { draft: { ...emptyDraft(), ...envelope, kind: "text", text }, missing };
  }
  const inner = root.fields("interactive");
  const other = findOtherKind(inner, notes);
  if (other) return refuseKind(NAME, other);
  const { content, missing } = readList(inner, "nested", notes);
  root.reportUnread();
  return { draft: { ...emptyDraft(), ...envelope, ...content }, missing };
}

/** Meta takes a number with or without +; its own webhooks write it without, and so does this. */
const toNumber = (recipient: string): string => recipient.replace(/^\+(?=\d+$)/, "");

function toContent(message: Message) {
  switch (message.kind) {
    case "audio":
      return { type: "audio", audio: { link: message.audioUrl } };
    case "text":
      return { type: "text", text: { body: message.text } };
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

/** The body of Meta's `POST /{phone number id}/messages`; it holds all that FlowIQ's does. */
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
