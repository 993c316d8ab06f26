import * as z from "zod/mini";
import { type DraftForm, type DraftMessage, emptyDraft } from "@/lib/message/draft";
import { INPUT_BOUNDS } from "@/lib/message/limits";

const text = z.string().check(z.maxLength(INPUT_BOUNDS.characters));
/** Sections, and rows of one: five times what FlowIQ takes. */
export const MOST_ITEMS = 50;
/** Counted before the first item is looked at: thousands of wrong ones must not each be found. */
const list = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(z.array(z.unknown()).check(z.maxLength(MOST_ITEMS)), z.array(item));

/** id, title, description, isIdOwn */
const row = z.tuple([text, text, text, z.boolean()]);
/** title, rows */
const section = z.tuple([text, list(row)]);

/** What a link carries, by position so that it stays short: no place in it for a recipient or a reply id. */
const wireSchema = z.union([
  z.tuple([z.literal("list"), text, text, text, text, list(section)]),
  z.tuple([z.literal("audio"), text]),
]);
export type Wire = z.output<typeof wireSchema>;

/** The chosen kind's own fields; what the form keeps of the other kind is not shown, and so not shared either. */
export function toWire(draft: DraftMessage): Wire {
  switch (draft.kind) {
    case "audio":
      return ["audio", draft.audioUrl];
    case "list": {
      const { header, body, footer, button, sections } = draft;
      const toRow = ({ id, title, description, isIdOwn }: (typeof sections)[number]["rows"][number]) =>
        [id, title, description, isIdOwn] satisfies z.output<typeof row>;
      return [
        "list",
        header,
        body,
        footer,
        button,
        sections.map(({ title, rows }) => [title, rows.map(toRow)]),
      ];
    }
    default:
      return draft satisfies never;
  }
}

/** A form with what a link carried and nothing else in it; null where that is no message. */
export function parseWire(value: unknown): DraftForm | null {
  const parsed = wireSchema.safeParse(value);
  if (!parsed.success) return null;
  const wire = parsed.data;
  if (wire[0] === "audio") return { ...emptyDraft(), kind: "audio", audioUrl: wire[1] };
  const [kind, header, body, footer, button, sections] = wire;
  return {
    ...emptyDraft(),
    ...{ kind, header, body, footer, button },
    sections: sections.map(([title, rows]) => ({
      title,
      rows: rows.map(([id, rowTitle, description, isIdOwn]) => ({
        id,
        title: rowTitle,
        description,
        isIdOwn,
      })),
    })),
  };
}
