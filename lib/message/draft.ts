import { isEmptyText } from "./texts";

/** Whether a row is empty: no title, no description, and no id that a person chose. */
export const isBlankRow = ({ id, title, description, isIdOwn }: DraftRow): boolean =>
  isEmptyText(title) && isEmptyText(description) && (!isIdOwn || isEmptyText(id));

/** Whether the chosen kind has nothing that a preview could show; row ids don't count. */
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

/** `isIdOwn`: edited, sent or copied, so it won't follow the title; `key`: stable, never sent. */
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

/** A message being typed: every field exists, and any may be empty, too long or wrong. */
export type DraftMessage = DraftList | DraftAudio | DraftText;

/** Each kind's name, as people read it. */
export const KIND_NAMES: Readonly<Record<DraftMessage["kind"], string>> = {
  list: "List menu",
  audio: "Audio",
  text: "Text",
};

/** The composer's form: one kind is chosen, and the other kinds' fields stay as they were. */
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

/** Whether no kind's fields have any text; recipient and reply id don't count. */
export function isBlank({ header, body, footer, button, audioUrl, text, sections }: DraftForm): boolean {
  return (
    [header, body, footer, button, audioUrl, text].every(isEmptyText) &&
    sections.every(
      ({ title, rows }) =>
        isEmptyText(title) && rows.every((row) => [row.id, row.title, row.description].every(isEmptyText)),
    )
  );
}

/** The number of rows in all sections. */
export const countRows = (sections: readonly { rows: readonly unknown[] }[]): number =>
  sections.reduce((sum, section) => sum + section.rows.length, 0);
