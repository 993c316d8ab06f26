import { emptyDraft } from "@/lib/message/draft";
import { isOtherFile } from "./find-messages";
import type { Fields } from "./open-fields";
import { findMissing, findOtherKind, readList, refuseKind } from "./read-list";
import type { Notes, OpenedForm } from "./form";
import { toRecipient } from "@/lib/message/parse-payload";

// Source: FlowIQ's reference, "Send Interactive List", "Send Audio" and "Send Text".
const KINDS = ["interactive", "audio", "text"];
const NAME = "FlowIQ’s JSON";

/** FlowIQ's JSON, or its `interactive` object alone, as far as it can be opened. */
export function readFlowiq(root: Fields, notes: Notes): OpenedForm {
  if (!root.has("interactive") && root.has("sections")) {
    const other = findOtherKind(root, notes);
    if (other) return refuseKind(NAME, other);
    const { content, missing } = readList(root, "flat", notes);
    return { draft: { ...emptyDraft(), ...content }, missing };
  }
  const kind = root.text("message_type");
  if (kind !== "" && !KINDS.includes(kind)) return refuseKind(NAME, kind);
  const envelope = {
    recipient: toRecipient(root.text("phone_number")),
    replyTo: root.text("context_message_id"),
  };
  const isAudio = kind === "audio" || (kind === "" && root.has("media_url") && !root.has("interactive"));
  if (isAudio) {
    const audioUrl = root.text("media_url");
    if (kind === "" && isOtherFile(audioUrl))
      return {
        why: "This is FlowIQ’s JSON for a file that isn’t audio. Menuet opens lists, audio and text",
      };
    const missing = findMissing("audio URL", audioUrl, root.node("media_url"));
    root.reportUnread();
    return { draft: { ...emptyDraft(), ...envelope, kind: "audio", audioUrl }, missing };
  }
  if (kind === "text") {
    const text = root.text("text");
    const missing = findMissing("text", text, root.node("text"));
    root.reportUnread();
    return { draft: { ...emptyDraft(), ...envelope, kind, text }, missing };
  }
  const inner = root.fields("interactive");
  const other = findOtherKind(inner, notes);
  if (other) return refuseKind(NAME, other);
  const { content, missing } = readList(inner, "flat", notes);
  root.reportUnread();
  return { draft: { ...emptyDraft(), ...envelope, ...content }, missing };
}
