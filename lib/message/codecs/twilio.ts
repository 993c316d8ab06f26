import { emptyDraft } from "@/lib/message/draft";
import type { ListMessage, Message } from "@/lib/message/message";
import { isOtherFile } from "./find-messages";
import {
  addNote,
  findEnvelopeLosses,
  type FormWriting,
  type Loss,
  type Notes,
  type OpenedForm,
} from "./form";
import { type Fields, joinPath } from "./open-fields";
import { findMissing } from "./read-list";
import { readSections } from "./read-sections";

// Source: Twilio's Content API (list-picker, media, text) and its OpenAPI description (v1).
const LIST_PICKER = "twilio/list-picker";
const MEDIA = "twilio/media";
const TEXT = "twilio/text";
/** Fields about the template, not about its message. */
const ABOUT = ["sid", "account_sid", "url", "links", "date_created", "date_updated", "language"];

function readPicker(picker: Fields, notes: Notes): OpenedForm {
  const body = picker.text("body");
  const button = picker.text("button");
  const { sections, missing } = readSections(picker, "items", notes, { areRows: true });
  if (!picker.flag("multiple_selection")) picker.ignore("multiple_selection");
  else {
    const words = "In a WhatsApp list, people pick one row, not several";
    addNote(notes.losses, { path: joinPath(picker.path, "multiple_selection"), words });
  }
  picker.reportUnread();
  return {
    draft: { ...emptyDraft(), body, button, sections },
    missing: [
      ...findMissing("body", body, picker.node("body")),
      ...findMissing("button label", button, picker.node("button")),
      ...missing,
    ],
  };
}

function readMedia(media: Fields, notes: Notes): OpenedForm {
  const node = media.node("media");
  const all = node?.kind === "text" ? [{ node, path: joinPath(media.path, "media") }] : media.items("media");
  const [first, ...others] = all;
  const audioUrl = first?.node.kind === "text" ? first.node.value : "";
  if (isOtherFile(audioUrl))
    return { why: "This is a Twilio media message without audio. Menuet opens list pickers and audio only" };
  if (first && first.node.kind !== "text")
    addNote(notes.faults, {
      line: first.node.line,
      path: first.path,
      words: `“${first.path}” must be text`,
    });
  for (const { path } of others)
    addNote(notes.losses, { path, words: "An audio message has one URL. This is an extra one" });
  if (media.text("body") !== "")
    addNote(notes.losses, {
      path: joinPath(media.path, "body"),
      words: "An audio message can’t have text with it",
    });
  media.reportUnread();
  const missing = findMissing("audio URL", audioUrl, first?.node);
  return { draft: { ...emptyDraft(), kind: "audio", audioUrl }, missing };
}

function readText(fields: Fields): OpenedForm {
  const text = fields.text("body");
  fields.reportUnread();
  const missing = findMissing("text", text, fields.node("body"));
  return { draft: { ...emptyDraft(), kind: "text", text }, missing };
}

/** Of a template's several types, opens the one that holds most. */
function readTypes(types: Fields, notes: Notes): OpenedForm {
  if (types.has(LIST_PICKER)) return readPicker(types.fields(LIST_PICKER), notes);
  return types.has(MEDIA) ? readMedia(types.fields(MEDIA), notes) : readText(types.fields(TEXT));
}

/** A template's first type in words: "twilio/quick-reply" is "quick reply". */
function nameType(types: Fields): string {
  const [name = ""] = types.rest().filter((key) => /^(?:twilio|whatsapp)\//.test(key));
  return name.replace(/^\w+\//, "").replace(/-/g, " ");
}

/** Reads a Content API template, its `types` or a bare list picker; variables stay as written. */
export function readTwilio(root: Fields, notes: Notes): OpenedForm {
  if (root.has("items")) return readPicker(root, notes);
  const types = root.has("types") ? root.fields("types") : root;
  if (![LIST_PICKER, MEDIA, TEXT].some(types.has))
    return {
      why: `This is a Twilio ${nameType(types)}. Menuet opens Twilio’s list pickers, audio and text only`,
    };
  const opened = readTypes(types, notes);
  root.ignore(...ABOUT);
  root.ignore("variables");
  if (root.fields("variables").has("1")) {
    const words = "Menuet has no variables. Placeholders such as {{1}} stay as written";
    addNote(notes.losses, { path: "variables", words });
  }
  if (types !== root) types.reportUnread();
  root.reportUnread();
  return opened;
}

const VARIABLE = /\{\{\s*\w+\s*\}\}/;

/** Texts such as {{1}}, which Twilio would fill in when it sends; in Menuet they are plain. */
function findVariables(message: ListMessage): Loss[] {
  const rows = message.sections.flatMap(({ rows }, s) =>
    rows.map((row, r) => ({ row, path: `sections.${s}.rows.${r}` })),
  );
  const texts = [
    { path: "body", text: message.body },
    { path: "button", text: message.button },
    ...rows.flatMap(({ row, path }) => [
      { path: `${path}.title`, text: row.title },
      { path: `${path}.description`, text: row.description ?? "" },
      { path: `${path}.id`, text: row.id },
    ]),
  ];
  return texts
    .filter(({ text }) => VARIABLE.test(text))
    .map(({ path, text }) => ({
      path,
      words: `Twilio reads ${VARIABLE.exec(text)?.[0] ?? ""} as a variable`,
    }));
}

function findListLosses({ header, footer, sections, ...rest }: ListMessage): Loss[] {
  const none = (path: string, name: string) => ({ path, words: `Twilio’s list picker has no ${name}` });
  return [
    ...(header === undefined ? [] : [none("header", "header")]),
    ...(footer === undefined ? [] : [none("footer", "footer")]),
    ...sections.flatMap(({ title }, s) =>
      title === undefined ? [] : [none(`sections.${s}.title`, "section titles")],
    ),
    ...(sections.length === 1
      ? []
      : [
          {
            path: "sections",
            words: "Twilio’s list picker has no sections. All rows go into one list",
          },
        ]),
    ...findVariables({ header, footer, sections, ...rest }),
  ];
}

/** The body of Twilio's `POST /v1/Content`: a template, which has no recipient. */
export function writeTwilio(message: Message): FormWriting {
  const write = (types: object, losses: Loss[]): FormWriting => ({
    text: JSON.stringify({ language: "en", types }, null, 2),
    losses: [...findEnvelopeLosses(message, "A Twilio template"), ...losses],
  });
  switch (message.kind) {
    case "audio":
      return write({ [MEDIA]: { media: [message.audioUrl] } }, []);
    case "text":
      return write({ [TEXT]: { body: message.text } }, []);
    case "list": {
      const items = message.sections
        .flatMap(({ rows }) => rows)
        .map(({ id, title, description }) => ({
          item: title,
          id,
          ...(description === undefined ? {} : { description }),
        }));
      return write(
        { [LIST_PICKER]: { body: message.body, button: message.button, items } },
        findListLosses(message),
      );
    }
    default:
      return message satisfies never;
  }
}
