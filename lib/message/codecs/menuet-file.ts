import { type DraftMessage, emptyDraft } from "@/lib/message/draft";
import { findEnvelopeLosses, type FormWriting, type Notes, type OpenedForm, quoteShort } from "./form";
import type { Fields } from "./open-fields";
import { findMissing } from "./read-list";
import { readSections } from "./read-sections";

// Source: Menuet's own format, see `writeFile`.
const FILE_VERSION = 1;

/** Reads a Menuet file. A recipient in it is ignored; Menuet writes none. */
export function readFile(root: Fields, notes: Notes): OpenedForm {
  const version = root.node("menuet");
  const number = version?.kind === "word" || version?.kind === "text" ? version.value : "";
  if (number !== `${FILE_VERSION}`) {
    return {
      why: `This Menuet file has version ${quoteShort(number)}. This Menuet opens only version ${FILE_VERSION}`,
    };
  }
  const message = root.fields("message");
  root.reportUnread();
  const kind = message.text("kind");
  if (kind !== "list" && kind !== "audio" && kind !== "text")
    return {
      why: `This Menuet file contains a message of kind ${quoteShort(kind)}. This Menuet opens list, audio and text`,
    };
  if (kind === "audio") {
    const audioUrl = message.text("audioUrl");
    message.reportUnread();
    const missing = findMissing("audio URL", audioUrl, message.node("audioUrl"));
    return { draft: { ...emptyDraft(), kind, audioUrl }, missing };
  }
  if (kind === "text") {
    const text = message.text("text");
    message.reportUnread();
    return {
      draft: { ...emptyDraft(), kind, text },
      missing: findMissing("text", text, message.node("text")),
    };
  }
  const header = message.text("header");
  const body = message.text("body");
  const footer = message.text("footer");
  const button = message.text("button");
  const { sections, missing } = readSections(message, "sections", notes, {
    isIdOwn: (row) => row.flag("isIdOwn"),
  });
  message.reportUnread();
  return {
    draft: { ...emptyDraft(), kind, header, body, footer, button, sections },
    missing: [
      ...findMissing("body", body, message.node("body")),
      ...findMissing("button label", button, message.node("button")),
      ...missing,
    ],
  };
}

function toContent(draft: DraftMessage) {
  switch (draft.kind) {
    case "audio":
      return { kind: draft.kind, audioUrl: draft.audioUrl };
    case "text":
      return { kind: draft.kind, text: draft.text };
    case "list": {
      const { kind, header, body, footer, button, sections } = draft;
      return {
        ...{ kind, header, body, footer, button },
        sections: sections.map(({ title, rows }) => ({
          title,
          rows: rows.map(({ id, title: rowTitle, description, isIdOwn }) => ({
            ...{ id, title: rowTitle, description, isIdOwn },
          })),
        })),
      };
    }
    default:
      return draft satisfies never;
  }
}

/** Writes a draft as a file: its kind's fields, without a recipient. */
export const writeFile = (draft: DraftMessage): FormWriting => ({
  text: `${JSON.stringify({ menuet: FILE_VERSION, message: toContent(draft) }, null, 2)}\n`,
  losses: findEnvelopeLosses(draft, "A Menuet file"),
});
