import type { Spot } from "@/lib/message/rows/move-items";

const HANDLE = /^sections\.(\d+)(?:\.rows\.(\d+))?\.drag$/;

/** The element that explains to a screen reader how a handle is used. */
export const HOW_ID = "drag.how";

/** The id of the handle of a row or of a section. */
export const toHandleId = ({ section, row }: Spot): string =>
  row === null ? `sections.${section}.drag` : `sections.${section}.rows.${row}.drag`;

/** What a handle is of; null for an element that is none. */
export function readHandleId(id: string): Spot | null {
  const [, section, row] = HANDLE.exec(id) ?? [];
  if (section === undefined) return null;
  return { section: Number(section), row: row === undefined ? null : Number(row) };
}
