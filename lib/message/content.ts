import type { Content } from "./content-schema";
import { type DraftForm, type DraftMessage, emptyDraft } from "./draft";

export type { Content };

/** NUL and halves of surrogate pairs are carried by no JSON that Menuet reads. */
const carry = (typed: string): string => typed.toWellFormed().replaceAll("\0", "\uFFFD");

/** The part of a draft that the library keeps. */
export function toContent(form: DraftForm | DraftMessage): Content {
  switch (form.kind) {
    case "audio":
      return { kind: "audio", audioUrl: carry(form.audioUrl) };
    case "list":
      return {
        kind: "list",
        header: carry(form.header),
        body: carry(form.body),
        footer: carry(form.footer),
        button: carry(form.button),
        sections: form.sections.map(({ title, rows }) => ({
          title: carry(title),
          rows: rows.map((row) => ({
            id: carry(row.id),
            title: carry(row.title),
            description: carry(row.description),
            isIdOwn: row.isIdOwn,
          })),
        })),
      };
    default:
      return form satisfies never;
  }
}

/** What the library keeps, as a draft to nobody. */
export const toDraft = (content: Content): DraftForm => ({ ...emptyDraft(), ...content });
