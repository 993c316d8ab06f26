import type { DraftMessage } from "@/lib/message/draft";

/** The fields in the order of the composer, with their names there. */
const FIELDS: Record<string, string> = {
  kind: "Message type",
  recipient: "Recipient",
  replyTo: "Reply to message ID",
  header: "Header",
  body: "Body",
  footer: "Footer",
  button: "Button label",
  sections: "Sections",
  audioUrl: "Audio URL",
};
const FIELD_ORDER = Object.keys(FIELDS);
const ROW_ORDER = ["title", "description", "id"];

type Steps = { field: string; section: number | null; row: number | null; leaf: string };

/** "sections.0.rows.1.title" as its steps; a section's own field is the leaf where there is no row. */
function toSteps(path: string): Steps {
  const [field = "", section, name = "", row, leaf] = path.split(".");
  return {
    field,
    section: section === undefined ? null : Number(section),
    row: row === undefined ? null : Number(row),
    leaf: leaf ?? name,
  };
}

/** Where a draft path stands among the composer's fields: a smaller number stands higher. */
export function toRank(path: string): number {
  const { field, section, row, leaf } = toSteps(path);
  const order = row === null ? Number(leaf === "rows") : ROW_ORDER.indexOf(leaf) + 1;
  return [FIELD_ORDER.indexOf(field), (section ?? -1) + 1, (row ?? -1) + 1, order].reduce(
    (rank, step) => rank * 1000 + step,
    0,
  );
}

/** A draft path in the composer's words: "Body", "Drinks, row 2", "Section 2, row 1" where the section has no title. */
export function toPlace(path: string, draft: DraftMessage): string {
  const { field, section, row } = toSteps(path);
  if (section === null) return FIELDS[field] ?? field;
  if (row === null) return `Section ${section + 1}`;
  const title = draft.kind === "list" ? draft.sections[section]?.title.trim() : "";
  return `${title || `Section ${section + 1}`}, row ${row + 1}`;
}
