import { emptyDraft } from "@/lib/message/draft";
import type { Fields } from "./open-fields";
import { findOtherKind, readList, refuseKind } from "./read-list";
import type { Notes, OpenedForm } from "./form";

// Source: Baileys, Evolution API, WPPConnect, WAHA, Green API and Z-API, which share these names.
const TO = ["number", "to", "phone", "phone_number", "chatId", "jid", "remoteJid"] as const;
/** Delivery fields without visible text. */
const ABOUT = [
  ...["options", "delay", "session", "isGroup", "sendEphemeral", "viewOnce", "quoted", "mimetype", "ptt"],
  ...["mediatype", "mediaType", "type", "message_type", "channel", "from", "fileName", "encoding", "token"],
];
const NAME = "JSON for a WhatsApp library";

/** `address`: the audio file's URL, if `findAudioAddress` found one. */
export function readBaileys(root: Fields, notes: Notes, address: string | null): OpenedForm {
  root.ignore(...TO, ...ABOUT);
  if (address !== null) {
    root.ignore("audio", "media", "mediaUrl", "MediaUrl", "url", "link");
    root.reportUnread();
    return { draft: { ...emptyDraft(), kind: "audio", audioUrl: address }, missing: [] };
  }
  const other = findOtherKind(root, notes);
  if (other) return refuseKind(NAME, other);
  const { content, missing } = readList(root, "free", notes);
  return { draft: { ...emptyDraft(), ...content }, missing };
}
