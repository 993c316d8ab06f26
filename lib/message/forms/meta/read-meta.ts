import { emptyDraft } from "@/lib/message/draft";
import type { Fields } from "@/lib/message/forms/fields/open-fields";
import { readList } from "@/lib/message/forms/fields/read-list";
import { addNote, type Notes, quoteShort } from "@/lib/message/forms/form";
import type { Opened } from "@/lib/message/forms/opened";
import { toRecipient } from "@/lib/message/parse-payload";

// Source: Meta's Cloud API pages "Interactive list messages", "Audio messages" and "Contextual replies".
const KINDS = ["interactive", "audio"];

function readAudioUrl(audio: Fields, { losses }: Notes): string {
  const link = audio.text("link");
  if (audio.text("id") !== "") {
    const words =
      "Meta’s id of an uploaded file is no address: Menuet sends an audio file by its public address";
    addNote(losses, { path: `${audio.path}.id`, words });
  }
  if (audio.flag("voice")) {
    const words = "A voice note is nothing that FlowIQ’s reference has: this is basic audio";
    addNote(losses, { path: `${audio.path}.voice`, words });
  }
  audio.tellRest();
  return link;
}

function readReplyTo(context: Fields): string {
  const id = context.text("message_id");
  context.tellRest();
  return id;
}

/** Meta's Cloud API JSON, or its `interactive` object alone, as far as it can be opened. */
export function readMeta(root: Fields, notes: Notes): Opened {
  if (!root.has("interactive") && root.has("action"))
    return { draft: { ...emptyDraft(), ...readList(root, "nested", notes) } };
  const kind = root.text("type");
  if (kind !== "" && !KINDS.includes(kind)) {
    return {
      why: `This is Meta’s JSON for a message of type ${quoteShort(kind)}. Menuet holds lists and audio`,
    };
  }
  root.ignore("messaging_product");
  const to = root.text("recipient_type");
  if (to !== "" && to !== "individual") {
    const words = `Menuet sends to one person’s number, and not to a ${quoteShort(to)}`;
    addNote(notes.losses, { path: "recipient_type", words });
  }
  const envelope = {
    recipient: toRecipient(root.text("to")),
    replyTo: readReplyTo(root.fields("context")),
  };
  const isAudio = kind === "audio" || (kind === "" && root.has("audio"));
  const draft = isAudio
    ? {
        ...emptyDraft(),
        ...envelope,
        kind: "audio" as const,
        audioUrl: readAudioUrl(root.fields("audio"), notes),
      }
    : { ...emptyDraft(), ...envelope, ...readList(root.fields("interactive"), "nested", notes) };
  root.tellRest();
  return { draft };
}
