import * as z from "zod/mini";
import { INPUT_BOUNDS } from "./limits";
import { toAddressLine, toLines, toOneLine } from "./texts";

/** What comes in is normalised here, as in every other door of a draft: see `normaliseTexts`. */
const text = (normalise: (text: string) => string) =>
  z.string().check(z.maxLength(INPUT_BOUNDS.characters), z.overwrite(normalise));
const line = text(toOneLine);
const items = <T extends z.ZodMiniType>(item: T) => z.array(item).check(z.maxLength(INPUT_BOUNDS.items));

const listSchema = z.strictObject({
  kind: z.literal("list"),
  header: line,
  body: text(toLines),
  footer: line,
  button: line,
  sections: items(
    z.strictObject({
      title: line,
      rows: items(z.strictObject({ id: line, title: line, description: line, isIdOwn: z.boolean() })),
    }),
  ),
});
const audioSchema = z.strictObject({ kind: z.literal("audio"), audioUrl: text(toAddressLine) });

const textSchema = z.strictObject({ kind: z.literal("text"), text: text(toLines) });

/**
 * What a draft says, finished or not: the chosen kind's fields, and neither whom it goes to nor
 * what it answers.
 */
export const contentSchema = z.discriminatedUnion("kind", [listSchema, audioSchema, textSchema]);
export type Content = z.output<typeof contentSchema>;
