import * as z from "zod/mini";
import { type DraftForm, type DraftMessage, emptyDraft } from "./draft";
import { INPUT_BOUNDS } from "./limits";

const text = z.string().check(z.maxLength(INPUT_BOUNDS.characters));
const items = <T extends z.ZodMiniType>(item: T) => z.array(item).check(z.maxLength(INPUT_BOUNDS.items));

const listSchema = z.strictObject({
  kind: z.literal("list"),
  header: text,
  body: text,
  footer: text,
  button: text,
  sections: items(
    z.strictObject({
      title: text,
      rows: items(z.strictObject({ id: text, title: text, description: text, isIdOwn: z.boolean() })),
    }),
  ),
});
const audioSchema = z.strictObject({ kind: z.literal("audio"), audioUrl: text });

/** What a draft says, finished or not: the chosen kind's fields, and neither whom it goes to nor what it answers. */
export const contentSchema = z.discriminatedUnion("kind", [listSchema, audioSchema]);
export type Content = z.output<typeof contentSchema>;

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
