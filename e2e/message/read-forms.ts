import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { type FormReading } from "@/lib/message/forms/form";
import { makeLineOf } from "@/lib/message/forms/json/line-of";
import { parseJson } from "@/lib/message/forms/json/parse-json";

export const FLOWIQ = `{
  "phone_number": "+27123456789",
  "message_type": "interactive",
  "interactive": {
    "type": "list",
    "header": "Our Menu",
    "body": "Please select:",
    "button": "View Menu",
    "sections": [{ "title": "Drinks", "rows": [{ "id": "cola", "title": "Cola", "description": "500ml" }] }]
  },
  "context_message_id": "wamid.x"
}`;
export const DRAFT: DraftForm = {
  ...emptyDraft(),
  recipient: "+27123456789",
  replyTo: "wamid.x",
  header: "Our Menu",
  body: "Please select:",
  button: "View Menu",
  sections: [{ title: "Drinks", rows: [{ id: "cola", title: "Cola", description: "500ml", isIdOwn: true }] }],
};
export const META = `{
  "messaging_product": "whatsapp", "recipient_type": "individual", "to": "27123456789", "type": "interactive",
  "context": { "message_id": "wamid.x" },
  "interactive": {
    "type": "list",
    "header": { "type": "text", "text": "Our Menu" },
    "body": { "text": "Please select:" },
    "action": {
      "button": "View Menu",
      "sections": [{ "title": "Drinks", "rows": [{ "id": "cola", "title": "Cola", "description": "500ml" }] }]
    }
  }
}`;
export const TWILIO = `{
  "friendly_name": "menu", "language": "en", "variables": { "1": "Ann" },
  "types": {
    "twilio/list-picker": {
      "body": "Please select:", "button": "View Menu",
      "items": [{ "item": "Cola", "id": "cola", "description": "500ml" }]
    }
  }
}`;
export const drawFaults = ({ faults }: FormReading) =>
  faults.map(({ line, path, words }) => `${line} ${path}: ${words}`);
/** JSON as it stands in a text, with the line of each of its values and faults. */
export const parse = (text: string) => parseJson(text, makeLineOf(text));
