import * as z from "zod/mini";
import { type DraftForm, type DraftMessage, emptyDraft } from "@/lib/message/draft";
import { INPUT_BOUNDS } from "@/lib/message/limits";

const text = z.string().check(z.maxLength(INPUT_BOUNDS.characters));
const list = <T extends z.ZodMiniType>(item: T) => z.array(item).check(z.maxLength(INPUT_BOUNDS.items));

const row = z.strictObject({ id: text, title: text, description: text });
const section = z.strictObject({ title: text, rows: list(row) });

/** What a message says, finished or not, and never whom it is for or what it answers: there is no place here for either. */
export const contentSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("list"),
    header: text,
    body: text,
    footer: text,
    button: text,
    sections: list(section),
  }),
  z.strictObject({ kind: z.literal("audio"), audio_url: text }),
]);
export type Content = z.output<typeof contentSchema>;

/** Of a draft what it says. */
export function toContent(draft: DraftMessage | DraftForm): Content {
  if (draft.kind === "audio") return { kind: "audio", audio_url: draft.audioUrl };
  const { header, body, footer, button, sections } = draft;
  return {
    ...{ kind: "list", header, body, footer, button },
    sections: sections.map(({ title, rows }) => ({
      title,
      rows: rows.map(({ id, title: rowTitle, description }) => ({ id, title: rowTitle, description })),
    })),
  };
}

/** As a form, for nobody yet. Its row ids are its own: whatever becomes of a title, they stay. */
export function toForm(content: Content): DraftForm {
  if (content.kind === "audio") return { ...emptyDraft(), kind: "audio", audioUrl: content.audio_url };
  const { header, body, footer, button, sections } = content;
  return {
    ...emptyDraft(),
    ...{ header, body, footer, button },
    sections: sections.map(({ title, rows }) => ({
      title,
      rows: rows.map((one) => ({ ...one, isIdOwn: true })),
    })),
  };
}
