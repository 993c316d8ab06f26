/** A rectangle in CSS pixels. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** How one text of the message stands on the page, in numbers only. */
export type TextMeasure = {
  /** Which text: a draft path such as "sections.0.rows.1.title". */
  field: string;
  /** The element's own room and what its content takes, in CSS pixels before any scaling. No room at all: it is inline. */
  client: { width: number; height: number };
  scroll: { width: number; height: number };
  /** Whether the element hides what runs over it: by clipping, an ellipsis or a line clamp. */
  hidesOverflow: boolean;
  /** The boxes of its text, several a line where fonts or directions mix, as they stand on the page. */
  pieces: readonly Box[];
  /** The part of the page that elements around it leave visible; null where none of them hides anything. */
  clip: Box | null;
};

export type Verdict =
  | { kind: "cut" }
  | { kind: "spills" }
  /** `lines`: on how many it stands where a phone shows one. */
  | { kind: "wraps"; lines: number };

/** Sizes are rounded, and letters hang over their box by a hair. */
const TOLERANCE_PX = 1;
/** A phone gives these one line; a header, a body, a footer and a description may have more. */
const ONE_LINE = /^(?:button|sections\.\d+\.(?:title|rows\.\d+\.title))$/;

const hasSize = ({ width, height }: Box) => width > 0 && height > 0;

/** On how many lines pieces of text stand. A piece whose middle is below the line so far begins another. */
export function countLines(pieces: readonly Box[]): number {
  let [lines, bottom] = [0, Number.NEGATIVE_INFINITY];
  for (const { top, height } of pieces.filter(hasSize).toSorted((a, b) => a.top - b.top)) {
    if (top + height / 2 <= bottom) {
      bottom = Math.max(bottom, top + height);
      continue;
    }
    lines += 1;
    bottom = top + height;
  }
  return lines;
}

const isOutside = (piece: Box, clip: Box): boolean =>
  piece.left < clip.left - TOLERANCE_PX ||
  piece.top < clip.top - TOLERANCE_PX ||
  piece.left + piece.width > clip.left + clip.width + TOLERANCE_PX ||
  piece.top + piece.height > clip.top + clip.height + TOLERANCE_PX;

/** What a reader of this text would miss or did not expect; null where it stands as it should. The worst comes first. */
export function judgeText({
  field,
  client,
  scroll,
  hidesOverflow,
  pieces,
  clip,
}: TextMeasure): Verdict | null {
  const hasRoom = client.width > 0 && client.height > 0;
  const isWide = hasRoom && scroll.width > client.width + TOLERANCE_PX;
  const isTall = hasRoom && scroll.height > client.height + TOLERANCE_PX;
  if (hidesOverflow && (isWide || isTall)) return { kind: "cut" };
  if (clip && pieces.filter(hasSize).some((piece) => isOutside(piece, clip))) return { kind: "cut" };
  if (isWide) return { kind: "spills" };
  const lines = ONE_LINE.test(field) ? countLines(pieces) : 1;
  return lines > 1 ? { kind: "wraps", lines } : null;
}
