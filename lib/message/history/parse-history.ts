import * as z from "zod/mini";
import { INPUT_BOUNDS } from "@/lib/message/limits";
import { type History, HISTORY_BOUNDS, makeStep } from "./history";
import { STORED_VERSION } from "./stored-history";

/** Room for the edits beside the contents. */
const MOST_CHARACTERS = HISTORY_BOUNDS.characters * 2;

const text = z.string();
const list = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(z.array(z.unknown()).check(z.maxLength(INPUT_BOUNDS.items)), z.array(item));
const rowSchema = z.strictObject({ id: text, title: text, description: text, isIdOwn: z.boolean() });
const sectionSchema = z.strictObject({ title: text, rows: list(rowSchema) });
const contentSchema = z.strictObject({
  kind: z.enum(["list", "audio"]),
  header: text,
  body: text,
  footer: text,
  button: text,
  sections: list(sectionSchema),
  audioUrl: text,
});
const stepSchema = z.strictObject({
  content: contentSchema,
  edit: z.strictObject({
    at: z.number(),
    kind: z.enum(["typing", "structure", "replace"]),
    path: z.string().check(z.maxLength(200)),
    words: z.optional(z.string().check(z.maxLength(200))),
  }),
});
const steps = z.array(stepSchema).check(z.maxLength(HISTORY_BOUNDS.steps));
const historySchema = z.strictObject({
  version: z.literal(STORED_VERSION),
  past: steps,
  present: stepSchema,
  future: steps,
  isOpen: z.boolean(),
});

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Reads `formatHistory`'s text; null for all else, and for more than a history keeps: a damaged one is not worth half. */
export function parseHistory(json: string): History | null {
  if (json.length > MOST_CHARACTERS) return null;
  const parsed = historySchema.safeParse(readJson(json));
  if (!parsed.success) return null;
  const { past, present, future, isOpen } = parsed.data;
  const toStep = ({ content, edit }: z.output<typeof stepSchema>) => makeStep(content, edit);
  return { past: past.map(toStep), present: toStep(present), future: future.map(toStep), isOpen };
}
