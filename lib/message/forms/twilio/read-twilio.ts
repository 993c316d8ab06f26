import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { type Fields, joinPath, openFields } from "@/lib/message/forms/fields/open-fields";
import { addNote, type Notes, quoteShort } from "@/lib/message/forms/form";
import type { Opened } from "@/lib/message/forms/opened";

// Source: Twilio's Content API pages "twilio/list-picker" and "twilio/media", and its OpenAPI description (content v1).
export const LIST_PICKER = "twilio/list-picker";
export const MEDIA = "twilio/media";
/** What Twilio says of a template, and not of the message in it. */
const ABOUT = ["sid", "account_sid", "url", "links", "date_created", "date_updated", "language"];

function readPicker(picker: Fields, notes: Notes): DraftForm {
  const draft: DraftForm = { ...emptyDraft(), body: picker.text("body"), button: picker.text("button") };
  const rows = picker.items("items").map(({ node, path }) => {
    const item = openFields(node, path, notes);
    const row = {
      id: item.text("id"),
      title: item.text("item"),
      description: item.text("description"),
      isIdOwn: true,
    };
    item.tellRest();
    return row;
  });
  if (!picker.flag("multiple_selection")) picker.ignore("multiple_selection");
  else {
    const words = "Of a list of WhatsApp’s one row is picked, and not several";
    addNote(notes.losses, { path: joinPath(picker.path, "multiple_selection"), words });
  }
  picker.tellRest();
  return picker.has("items") ? { ...draft, sections: [{ title: "", rows }] } : draft;
}

function readMedia(media: Fields, notes: Notes): DraftForm {
  const [first, ...others] = media.items("media");
  const address = first?.node.kind === "text" ? first.node.value : "";
  if (first && first.node.kind !== "text")
    addNote(notes.faults, {
      line: first.node.line,
      path: first.path,
      words: `“${first.path}” must be a text`,
    });
  for (const { path } of others)
    addNote(notes.losses, { path, words: "An audio message has one address, and this is a further one" });
  if (media.text("body") !== "")
    addNote(notes.losses, {
      path: joinPath(media.path, "body"),
      words: "An audio message has no text beside it",
    });
  media.tellRest();
  return { ...emptyDraft(), kind: "audio", audioUrl: address };
}

/** A template of Twilio's Content API, its `types`, or a list picker alone, as far as it can be opened. Variables stay as written. */
export function readTwilio(root: Fields, notes: Notes): Opened {
  if (root.has("items")) return { draft: readPicker(root, notes) };
  const types = root.has("types") ? root.fields("types") : root;
  const isList = types.has(LIST_PICKER);
  if (!isList && !types.has(MEDIA)) {
    const wanted = `${quoteShort(LIST_PICKER)} and ${quoteShort(MEDIA)}`;
    return { why: `This is a template of Twilio’s without a type that Menuet holds: those are ${wanted}` };
  }
  const draft = isList ? readPicker(types.fields(LIST_PICKER), notes) : readMedia(types.fields(MEDIA), notes);
  root.ignore(...ABOUT);
  root.ignore("variables");
  if (root.fields("variables").has("1")) {
    const words = "Menuet has no variables: {{1}} and its like stay as they are written";
    addNote(notes.losses, { path: "variables", words });
  }
  if (types !== root) types.tellRest();
  root.tellRest();
  return { draft };
}
