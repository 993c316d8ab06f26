import type { DraftForm, DraftRow } from "./draft";

const isBlank = (text: string) => text.trim() === "";

/** Whether a row says nothing: no title, no description, and no id that somebody chose. */
export const isBlankRow = ({ id, title, description, isIdOwn }: DraftRow): boolean =>
  isBlank(title) && isBlank(description) && (!isIdOwn || isBlank(id));

/** Whether nothing of the chosen kind has been written yet that a preview could show. Row ids do not count. */
export function isBlankDraft(form: DraftForm): boolean {
  switch (form.kind) {
    case "audio":
      return isBlank(form.audioUrl);
    case "list":
      return (
        [form.header, form.body, form.footer, form.button].every(isBlank) &&
        form.sections.every(
          ({ title, rows }) => isBlank(title) && rows.every((row) => isBlank(row.title + row.description)),
        )
      );
    default:
      return form.kind satisfies never;
  }
}
