/** A row being typed. `isIdOwn`: the id was edited, sent or copied out, so it no longer follows the title. */
export type DraftRow = { id: string; title: string; description: string; isIdOwn: boolean };
export type DraftSection = { title: string; rows: DraftRow[] };

type DraftEnvelope = { recipient: string; replyTo: string };
export type ListContent = {
  header: string;
  body: string;
  footer: string;
  button: string;
  sections: DraftSection[];
};
export type AudioContent = { audioUrl: string };

export type DraftList = { kind: "list" } & DraftEnvelope & ListContent;
export type DraftAudio = { kind: "audio" } & DraftEnvelope & AudioContent;

/** A message being typed: every field is there, and any of them may be empty, too long or wrong. */
export type DraftMessage = DraftList | DraftAudio;

/** What the composer's form holds: one kind is chosen, and the other's fields are kept while it is not. */
export type DraftForm = { kind: DraftMessage["kind"] } & DraftEnvelope & ListContent & AudioContent;

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
});

/** Whether nothing was typed into either kind's fields. Recipient and reply id are no part of a message. */
export function isBlank({ header, body, footer, button, audioUrl, sections }: DraftForm): boolean {
  const areBlank = (texts: string[]) => texts.every((text) => text.trim() === "");
  return (
    areBlank([header, body, footer, button, audioUrl]) &&
    sections.every(
      ({ title, rows }) =>
        areBlank([title]) && rows.every((row) => areBlank([row.id, row.title, row.description])),
    )
  );
}

/** Rows of a list in all its sections. */
export const countRows = (sections: readonly { rows: readonly unknown[] }[]): number =>
  sections.reduce((sum, section) => sum + section.rows.length, 0);
