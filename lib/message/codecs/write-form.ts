import type { DraftForm, DraftMessage } from "@/lib/message/draft";
import { toMessage } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { type SnippetTarget, formatCurl, formatJson } from "@/lib/message/snippets";
import type { FormName, FormWriting } from "./form";
import { writeFile } from "./menuet-file";
import { writeMeta } from "./meta";
import { writeTwilio } from "./twilio";

const FLOWIQ: SnippetTarget = { baseUrl: "https://api.flowiq.live", tenantId: null };

/**
 * A draft, valid or not, in another form, and what of it that form cannot hold (draft paths). All
 * but Menuet's own file write it as it would be sent: blank optional fields left out, ids and
 * addresses trimmed. The kind that is not chosen is not written.
 */
export function writeForm(
  draft: DraftForm | DraftMessage,
  form: FormName,
  endpoint: SnippetTarget = FLOWIQ,
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
