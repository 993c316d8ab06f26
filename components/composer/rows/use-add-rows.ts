"use client";

import { useFormContext } from "react-hook-form";
import { useComposerDesk } from "@/components/composer/composer-context";
import { focusSoon } from "@/components/ui/focus-soon";
import { isBlankRow } from "@/lib/message/blank-draft";
import type { DraftForm } from "@/lib/message/draft";
import { addRows } from "@/lib/message/rows/add-rows";
import type { ReadRow } from "@/lib/message/rows/read-rows";

/**
 * Adds rows to a section in one change, and gives the way to the first of them. A blank row whose title at `path` the rows were
 * pasted into gives way to them.
 */
export function useAddRows(section: number, path: string | undefined) {
  const { getValues, setValue } = useFormContext<DraftForm>();
  const { onRemoved } = useComposerDesk();
  return (rows: readonly ReadRow[]): (() => HTMLElement | null) => {
    // A copy: the form goes on writing into what it held.
    const before = structuredClone(getValues(`sections.${section}.rows`));
    const sections = getValues("sections").map((one, s) => {
      const isLeft = (row: (typeof before)[number], r: number) =>
        s !== section || path !== `sections.${section}.rows.${r}.title` || !isBlankRow(row);
      return { ...one, rows: one.rows.filter(isLeft) };
    });
    const { rows: after = [] } = addRows({ sections }, section, rows).sections[section] ?? {};
    setValue(`sections.${section}.rows`, after);
    onRemoved({
      what:
        rows.length === 1
          ? "The section before 1 pasted row"
          : `The section before ${rows.length} pasted rows`,
      restore: () => {
        setValue(`sections.${section}.rows`, before);
        focusSoon(() => document.getElementById(`sections.${section}.rows.${before.length - 1}.title`));
      },
    });
    const first = after.length - rows.length;
    return () => document.getElementById(`sections.${section}.rows.${first}.title`);
  };
}
