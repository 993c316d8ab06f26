import type { UseFormReturn } from "react-hook-form";
import type { DraftForm, DraftSection } from "@/lib/message/draft";
import type { DraftContent } from "@/lib/message/history/history";

type Form = Pick<UseFormReturn<DraftForm>, "getValues" | "setValue">;

const FIELDS = ["kind", "header", "body", "footer", "button", "audioUrl"] as const;
const LEAVES = ["title", "description", "id", "isIdOwn"] as const;

/** The rows are set as a whole only where some came or went: a field that stays keeps its place in the page. */
function applySection({ setValue }: Form, s: number, now: DraftSection, next: DraftSection): void {
  if (now.title !== next.title) setValue(`sections.${s}.title`, next.title);
  if (now.rows.length !== next.rows.length) return setValue(`sections.${s}.rows`, next.rows);
  next.rows.forEach((row, r) => {
    for (const leaf of LEAVES)
      if (row[leaf] !== now.rows[r]?.[leaf]) setValue(`sections.${s}.rows.${r}.${leaf}`, row[leaf]);
  });
}

/** Writes a state into the form: what differs, and no more, so that an undo in a long list costs what it changes. */
export function applyContent(form: Form, next: DraftContent): void {
  const now = structuredClone(form.getValues());
  for (const name of FIELDS) if (now[name] !== next[name]) form.setValue(name, next[name]);
  if (now.sections.length !== next.sections.length) return form.setValue("sections", next.sections);
  next.sections.forEach((section, s) => applySection(form, s, now.sections[s] ?? section, section));
}
