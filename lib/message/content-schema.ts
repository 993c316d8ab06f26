import * as z from "zod/mini";
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
