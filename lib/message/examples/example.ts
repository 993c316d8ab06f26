import { type DraftForm, type DraftSection, emptyDraft } from "@/lib/message/draft";
import { makeRowId } from "@/lib/message/row-id";

/** A message to start from; `id` is a slug, and `form` has no recipient or reply id. */
export type Example = { id: string; name: string; purpose: string; form: DraftForm };

type ListText = { header?: string; body: string; footer?: string; button: string };
/** A row's title and optional description. */
type RowText = readonly [title: string, description?: string];
type SectionText = { title?: string; rows: readonly RowText[] };

/** Sections whose row ids follow the titles, as in the composer. */
export function makeSections(sections: readonly SectionText[]): DraftSection[] {
  const taken = new Set<string>();
  return sections.map(({ title = "", rows }) => ({
    title,
    rows: rows.map(([rowTitle, description = ""]) => {
      const id = makeRowId(rowTitle, taken);
      taken.add(id);
      return { id, title: rowTitle, description, isIdOwn: false };
    }),
  }));
}

export const makeList = (text: ListText, sections: readonly SectionText[]): DraftForm => ({
  ...emptyDraft(),
  ...text,
  sections: makeSections(sections),
});

export const makeAudio = (audioUrl: string): DraftForm => ({ ...emptyDraft(), kind: "audio", audioUrl });
