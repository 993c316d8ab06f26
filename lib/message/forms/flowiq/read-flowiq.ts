import { emptyDraft } from "@/lib/message/draft";
import type { Fields } from "@/lib/message/forms/fields/open-fields";
import { readList } from "@/lib/message/forms/fields/read-list";
import { type Notes, quoteShort } from "@/lib/message/forms/form";
import type { Opened } from "@/lib/message/forms/opened";
import { toRecipient } from "@/lib/message/parse-payload";

// Source: FlowIQ's reference, "Send Interactive List" and "Send Audio".
const KINDS = ["interactive", "audio"];

/** FlowIQ's JSON, or its `interactive` object alone, as far as it can be opened. */
export function readFlowiq(root: Fields, notes: Notes): Opened {
  if (!root.has("interactive") && root.has("sections"))
    return { draft: { ...emptyDraft(), ...readList(root, "flat", notes) } };
  const kind = root.text("message_type");
  if (kind !== "" && !KINDS.includes(kind)) {
    return {
      why: `This is FlowIQ’s JSON for a message of type ${quoteShort(kind)}. Menuet holds lists and audio`,
    };
  }
  const envelope = {
    recipient: toRecipient(root.text("phone_number")),
    replyTo: root.text("context_message_id"),
  };
  const isAudio = kind === "audio" || (kind === "" && root.has("media_url") && !root.has("interactive"));
  const draft = isAudio
    ? { ...emptyDraft(), ...envelope, kind: "audio" as const, audioUrl: root.text("media_url") }
    : { ...emptyDraft(), ...envelope, ...readList(root.fields("interactive"), "flat", notes) };
  root.tellRest();
  return { draft };
}
