"use client";

import { useFormContext } from "react-hook-form";
import { useComposerDesk } from "@/components/composer/composer-context";
import { nameChange } from "@/components/composer/history/history-port";
import { isBlankRow } from "@/lib/message/blank-draft";
import type { DraftForm, DraftRow } from "@/lib/message/draft";
import { addRows } from "@/lib/message/rows/add-rows";
import type { ReadRow } from "@/lib/message/rows/read-rows";

/**
 * Adds rows to a section in one change, and gives the way to the first of them. A blank row whose title at `path` the rows were
 * pasted into gives way to them.
 */
export function useAddRows(section: number, path: string | undefined) {
  const { getValues, setValue } = useFormContext<DraftForm>();
  const { port } = useComposerDesk();
  return (rows: readonly ReadRow[]): (() => HTMLElement | null) => {
    const sections = getValues("sections").map((one, s) => {
      const isLeft = (row: DraftRow, r: number) =>
        s !== section || path !== `sections.${section}.rows.${r}.title` || !isBlankRow(row);
      return { ...one, rows: one.rows.filter(isLeft) };
    });
    const { rows: after = [] } = addRows({ sections }, section, rows).sections[section] ?? {};
    nameChange(port, rows.length === 1 ? "1 row pasted" : `${rows.length} rows pasted`);
    setValue(`sections.${section}.rows`, after);
    const first = after.length - rows.length;
    return () => document.getElementById(`sections.${section}.rows.${first}.title`);
  };
}
