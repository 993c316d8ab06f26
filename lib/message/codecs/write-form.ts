import type { DraftForm, DraftMessage } from "@/lib/message/draft";
import { toMessage } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { FLOWIQ_TARGET, type SnippetTarget, formatCurl, formatJson } from "@/lib/message/snippets";
import type { FormName, FormWriting } from "./form";
import { writeFile } from "./menuet-file";
import { writeMeta } from "./meta";
import { writeTwilio } from "./twilio";

/**
 * Writes a draft, valid or not, in another format; `losses` are draft paths it can't hold.
 * All but a Menuet file hold what would be sent: blank optional fields omitted, ids trimmed.
 * The other kinds' fields aren't written.
 */
export function writeForm(
  draft: DraftForm | DraftMessage,
  form: FormName,
  endpoint: SnippetTarget = FLOWIQ_TARGET,
): FormWriting {
  const message = toMessage(draft);
  switch (form) {
    case "menuet":
      return writeFile(draft);
    case "flowiq":
      return { text: formatJson(toPayload(message)), losses: [] };
    case "curl":
      return { text: formatCurl(toPayload(message), endpoint), losses: [] };
    case "meta":
      return writeMeta(message);
    case "twilio":
      return writeTwilio(message);
    default:
      return form satisfies never;
  }
}
