"use client";

import { Plus } from "lucide-react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { useFormValue } from "@/components/composer/fields/form-changes";
import { Button } from "@/components/ui/button";
import { focusSoon } from "@/components/ui/focus-soon";
import { toCounterState } from "@/lib/message/count";
import { countRows, type DraftForm, type DraftSection, emptySection } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { makeRowId } from "@/lib/message/row-id";
import { SectionEditor } from "./section-editor";
import { findTakenIds } from "./use-row-id";

/** A copy whose rows have ids of their own. */
function copySection(section: DraftSection, sections: readonly DraftSection[]): DraftSection {
  const taken = findTakenIds(sections);
  const rows = section.rows.map((row) => {
    const id = row.title.trim() === "" ? "" : makeRowId(row.title, taken);
    taken.add(id);
    return { ...row, id, isIdOwn: false };
  });
  return { ...section, rows };
}

function useSections() {
  const { getValues } = useFormContext<DraftForm>();
  const { fields, insert, remove, move } = useFieldArray<DraftForm, "sections", "key">({
    name: "sections",
    keyName: "key",
  });
  const focusTitle = (index: number) => focusSoon(() => document.getElementById(`sections.${index}.title`));
  const put = (index: number, section: DraftSection) => {
    insert(index, section, { shouldFocus: false });
    focusTitle(index);
  };
  return {
    fields,
    move: (index: number, step: -1 | 1) => move(index, index + step),
    add: () => put(fields.length, emptySection()),
    duplicate: (index: number) =>
      put(index + 1, copySection(getValues(`sections.${index}`), getValues("sections"))),
    remove: (index: number) => {
      remove(index);
      const next = Math.min(index, fields.length - 2);
      focusSoon(() => document.getElementById(next < 0 ? "sections.add" : `sections.${next}.title`));
    },
  };
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const TALLY_LOOKS = { ok: "text-faint", near: "text-faint", over: "font-medium text-warn" } as const;

function Tally() {
  const sections = useFormValue((draft) => draft.sections.length);
  const rows = useFormValue((draft) => countRows(draft.sections));
  const { max } = LIMITS.rowsInAll;
  return (
    <span className={`text-note tabular-nums ${TALLY_LOOKS[toCounterState(rows, max)]}`}>
      {plural(sections, "section")} · {rows} of {max} rows
    </span>
  );
}

export function SectionsEditor() {
  const sections = useSections();
  return (
    <div role="group" aria-label="Sections" className="grid gap-4">
      <div className="flex items-baseline justify-between">
        <h2 className="text-label font-semibold">Sections</h2>
        <Tally />
      </div>
      {sections.fields.map((field, index) => (
        <SectionEditor
          key={field.key}
          index={index}
          count={sections.fields.length}
          onMove={(step) => sections.move(index, step)}
          onDuplicate={() => sections.duplicate(index)}
          onRemove={() => sections.remove(index)}
        />
      ))}
      {sections.fields.length === 0 && (
        <p className="rounded-xl border border-dashed border-line p-6 text-center text-soft">
          No sections yet. Add one, then give it the rows that the customer chooses from.
        </p>
      )}
      <div>
        <Button id="sections.add" onClick={sections.add}>
          <Plus size="0.9375rem" aria-hidden />
          Add section
        </Button>
      </div>
    </div>
  );
}
