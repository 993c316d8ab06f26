import type { Spot } from "@/lib/message/rows/move-items";
import { toHandleId } from "./drag-id";
import type { Layout } from "./find-target";

const findHandle = (spot: Spot): HTMLElement | null => document.getElementById(toHandleId(spot));

/** The whole row or section that a handle is of. */
export const findItem = (spot: Spot): HTMLElement | null =>
  findHandle(spot)?.closest<HTMLElement>("[role=group]") ?? null;

const boxOf = (spot: Spot): DOMRect => findItem(spot)?.getBoundingClientRect() ?? new DOMRect();

/** Where a list of so many rows in each section stands in the window now. */
export const measureList = (counts: readonly number[]): Layout => ({
  window: { width: innerWidth, height: innerHeight },
  sections: counts.map((_, section) => boxOf({ section, row: null })),
  rowsOf: (section) => Array.from({ length: counts[section] ?? 0 }, (_, row) => boxOf({ section, row })),
  endOf: (section) =>
    document.getElementById(`sections.${section}.rows.add`)?.parentElement?.getBoundingClientRect().top ?? 0,
});
