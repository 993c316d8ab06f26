import * as z from "zod/mini";
import { INPUT_BOUNDS } from "./limits";
import { toAddressLine, toLines, toOneLine } from "./texts";

/** Normalises input, like every other way into a draft: see `normaliseTexts`. */
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

/** A draft's content, finished or not: the chosen kind's fields, without recipient and reply id. */
export const contentSchema = z.discriminatedUnion("kind", [listSchema, audioSchema, textSchema]);
export type Content = z.output<typeof contentSchema>;
