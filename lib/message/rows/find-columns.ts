import type { Cell } from "@/lib/message/recipients/split-rows";

export type RowField = "title" | "description" | "id";

/** How people name the three parts of a row in a table's heading. */
const NAMES: Record<RowField, RegExp> = {
  title: /^(?:row[ _-]?)?(?:title|name|item|option|label|choice)$/i,
  description: /^(?:row[ _-]?)?(?:description|desc|details?|text|note|subtitle)$/i,
  id: /^(?:row[ _-]?)?(?:id|identifier|key|code|value|payload|sku)$/i,
};
const FIELDS = Object.keys(NAMES) as RowField[];

const findField = (text: string): RowField | null => FIELDS.find((field) => NAMES[field].test(text)) ?? null;

/** Which field stands in which column (null: in none of them); `rest`: the names of the columns that are no field. */
export type Columns = { fields: (RowField | null)[]; rest: string[] };

/** The columns that a first row names, in any order; null where it is no heading. One cell alone must be a title’s name. */
export function findColumns(row: readonly Cell[] | undefined): Columns | null {
  const seen = new Set<RowField>();
  const fields = (row ?? []).map(({ text }) => {
    const field = findField(text);
    if (field === null || seen.has(field)) return null;
    seen.add(field);
    return field;
  });
  const named = row?.filter(({ text }) => text !== "").length ?? 0;
  if (!seen.has("title") || (named > 1 && seen.size < 2)) return null;
  const rest = (row ?? [])
    .filter(({ text }, at) => fields[at] === null && text !== "")
    .map(({ text }) => text);
  return { fields, rest };
}
