import { isEmptyText } from "./texts";

/** Whether a row says nothing: no title, no description, and no id that somebody chose. */
export const isBlankRow = ({ id, title, description, isIdOwn }: DraftRow): boolean =>
  isEmptyText(title) && isEmptyText(description) && (!isIdOwn || isEmptyText(id));

/**
 * Whether nothing of the chosen kind has been written yet that a preview could show. Row ids do not
 * count.
 */
export function isBlankDraft(form: DraftForm): boolean {
  switch (form.kind) {
    case "audio":
      return isEmptyText(form.audioUrl);
    case "text":
      return isEmptyText(form.text);
    case "list":
      return (
        [form.header, form.body, form.footer, form.button].every(isEmptyText) &&
        form.sections.every(
          ({ title, rows }) =>
            isEmptyText(title) && rows.every((row) => isEmptyText(row.title + row.description)),
        )
      );
    default:
      return form.kind satisfies never;
  }
}

/**
 * A row being typed. `isIdOwn`: the id was edited, sent or copied out, so it no longer follows the
 * title. `key`: the same for as long as the row lives in the composer; no part of a message, and
 * never sent or shared.
 */
export type DraftRow = { id: string; title: string; description: string; isIdOwn: boolean; key?: string };
export type DraftSection = { title: string; rows: DraftRow[]; key?: string };

type DraftEnvelope = { recipient: string; replyTo: string };
export type ListContent = {
  header: string;
  body: string;
  footer: string;
  button: string;
  sections: DraftSection[];
};
export type AudioContent = { audioUrl: string };
export type TextContent = { text: string };

export type DraftList = { kind: "list" } & DraftEnvelope & ListContent;
export type DraftAudio = { kind: "audio" } & DraftEnvelope & AudioContent;
export type DraftText = { kind: "text" } & DraftEnvelope & TextContent;

/** A message being typed: every field is there, and any of them may be empty, too long or wrong. */
export type DraftMessage = DraftList | DraftAudio | DraftText;

/**
 * What the composer's form holds: one kind is chosen, and the others' fields are kept while they
 * are not.
 */
export type DraftForm = { kind: DraftMessage["kind"] } & DraftEnvelope &
  ListContent &
  AudioContent &
  TextContent;

export const emptyRow = (): DraftRow => ({ id: "", title: "", description: "", isIdOwn: false });
export const emptySection = (): DraftSection => ({ title: "", rows: [emptyRow()] });
export const emptyDraft = (): DraftForm => ({
  kind: "list",
  recipient: "",
  replyTo: "",
  header: "",
  body: "",
  footer: "",
  button: "",
  sections: [emptySection()],
  audioUrl: "",
  text: "",
});

/**
 * Whether nothing was typed into any kind's fields. Recipient and reply id are no part of a
 * message.
 */
export function isBlank({ header, body, footer, button, audioUrl, text, sections }: DraftForm): boolean {
  return (
    [header, body, footer, button, audioUrl, text].every(isEmptyText) &&
    sections.every(
      ({ title, rows }) =>
        isEmptyText(title) && rows.every((row) => [row.id, row.title, row.description].every(isEmptyText)),
    )
  );
}

/** Rows of a list in all its sections. */
export const countRows = (sections: readonly { rows: readonly unknown[] }[]): number =>
  sections.reduce((sum, section) => sum + section.rows.length, 0);
