import { LIMITS } from "./limits";
import { cutText } from "./texts";

const FALLBACK = "row";
const LATIN_ACCENTS = /[\u0300-\u036f]/g;
/** Signs, and what shows nothing: a filler counts as a letter, and an emoji leaves its selector. */
const NOT_A_WORD = /(?:[^\p{L}\p{Mn}\p{Mc}\p{N}]|\p{Default_Ignorable_Code_Point})+/gu;

/**
 * A title as a readable slug in its own script ("Crème brûlée" → "creme-brulee"); "row" where
 * nothing readable is left.
 */
export function toSlug(title: string): string {
  const plain = title.normalize("NFKD").replace(LATIN_ACCENTS, "").normalize("NFC").toLowerCase();
  return plain.replace(NOT_A_WORD, "-").replace(/^-+|-+$/g, "") || FALLBACK;
}

/**
 * The title's slug, numbered where another row of the list has it already ("cola", "cola-2"); at
 * most 200 units. `taken`: trimmed ids.
 */
export function makeRowId(title: string, taken: ReadonlySet<string>): string {
  const slug = toSlug(title);
  for (let copy = 1; ; copy++) {
    const suffix = copy === 1 ? "" : `-${copy}`;
    // One letter may bear more combining marks than an id has room for; then nothing is left of the
    // slug.
    const id = (cutText(slug, LIMITS.rowId.max - suffix.length) || FALLBACK) + suffix;
    if (!taken.has(id)) return id;
  }
}
