import { LIMITS } from "./limits";
import { cutText } from "./texts";

const FALLBACK = "row";
const LATIN_ACCENTS = /[\u0300-\u036f]/g;
/** Signs and invisible characters: fillers count as letters, and emoji leave their selectors. */
const NOT_A_WORD = /(?:[^\p{L}\p{Mn}\p{Mc}\p{N}]|\p{Default_Ignorable_Code_Point})+/gu;

/** A readable slug in the title's own script ("Crème brûlée" → "creme-brulee"), else "row". */
export function toSlug(title: string): string {
  const plain = title.normalize("NFKD").replace(LATIN_ACCENTS, "").normalize("NFC").toLowerCase();
  return plain.replace(NOT_A_WORD, "-").replace(/^-+|-+$/g, "") || FALLBACK;
}

/** The title's slug, at most 200 units, numbered if taken ("cola-2"); `taken`: trimmed ids. */
export function makeRowId(title: string, taken: ReadonlySet<string>): string {
  const slug = toSlug(title);
  for (let copy = 1; ; copy++) {
    const suffix = copy === 1 ? "" : `-${copy}`;
    // One letter may bear more combining marks than an id holds, and leave nothing of the slug.
    const id = (cutText(slug, LIMITS.rowId.max - suffix.length) || FALLBACK) + suffix;
    if (!taken.has(id)) return id;
  }
}
