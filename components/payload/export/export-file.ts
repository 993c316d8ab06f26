import type { DraftMessage } from "@/lib/message/draft";
import type { FormName } from "@/lib/message/forms/form";
import { toSlug } from "@/lib/message/row-id";

const ENDINGS: Record<FormName, string> = {
  flowiq: "flowiq.json",
  curl: "curl.sh",
  meta: "meta.json",
  twilio: "twilio.json",
  menuet: "menuet.json",
};
/** Longer names are refused by some file systems, whose bounds are in bytes. */
const MAX_NAME = 40;

/** What a file with a message in this form is called: by its header, or by its kind. */
export function toFileName(draft: DraftMessage, form: FormName): string {
  const header = draft.kind === "list" ? draft.header.trim() : "";
  const name = toSlug(header || `${draft.kind} message`);
  return `${name.slice(0, MAX_NAME).toWellFormed().replace(/-+$/, "")}.${ENDINGS[form]}`;
}
