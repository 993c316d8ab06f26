/** A rectangle in CSS pixels. */
export type TextBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** One text's measurements on the page. */
export type TextMeasure = {
  /** Which text: a draft path such as "sections.0.rows.1.title". */
  field: string;
  /** The element's room and its content's size, in CSS px before scaling; no room means inline. */
  client: { width: number; height: number };
  scroll: { width: number; height: number };
  /** Whether the element hides overflow: by clipping, an ellipsis or a line clamp. */
  hidesOverflow: boolean;
  /** Its text's boxes on the page; several per line where fonts or directions mix. */
  pieces: readonly TextBox[];
  /** The area that its ancestors leave visible; null if none of them hides anything. */
  clip: TextBox | null;
  /** The boxes of each web address in it. */
  addresses: readonly (readonly TextBox[])[];
};

export type TextVerdict =
  | { kind: "cut" }
  | { kind: "spills" }
  /** `lines`: how many it has, more than a phone gives it. */
  | { kind: "wraps"; lines: number }
  /** A line breaks within a web address. `lines`: how many the address has. */
  | { kind: "breaks"; lines: number };

/** Sizes are rounded, and glyphs slightly overhang their box. */
const TOLERANCE_PX = 1;
/** A phone gives these one line, and a description two; other texts may have more. */
const ONE_LINE = /^(?:button|sections\.\d+\.(?:title|rows\.\d+\.title))$/;
const TWO_LINES = /^sections\.\d+\.rows\.\d+\.description$/;

function toMostLines(field: string): number {
  if (ONE_LINE.test(field)) return 1;
  return TWO_LINES.test(field) ? 2 : Number.POSITIVE_INFINITY;
}

const hasSize = ({ width, height }: TextBox) => width > 0 && height > 0;

/** Counts lines: a piece whose middle is below the current line begins another. */
export function countLines(pieces: readonly TextBox[]): number {
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

const isOutside = (piece: TextBox, clip: TextBox): boolean =>
  piece.left < clip.left - TOLERANCE_PX ||
  piece.top < clip.top - TOLERANCE_PX ||
  piece.left + piece.width > clip.left + clip.width + TOLERANCE_PX ||
  piece.top + piece.height > clip.top + clip.height + TOLERANCE_PX;

/** What a reader would miss or not expect, the worst first; null if nothing. */
export function judgeText({
  field,
  client,
  scroll,
  hidesOverflow,
  pieces,
  clip,
  addresses,
}: TextMeasure): TextVerdict | null {
  const hasRoom = client.width > 0 && client.height > 0;
  const isWide = hasRoom && scroll.width > client.width + TOLERANCE_PX;
  const isTall = hasRoom && scroll.height > client.height + TOLERANCE_PX;
  if (hidesOverflow && (isWide || isTall)) return { kind: "cut" };
  if (clip && pieces.filter(hasSize).some((piece) => isOutside(piece, clip))) return { kind: "cut" };
  if (isWide) return { kind: "spills" };
  const lines = countLines(pieces);
  if (lines > toMostLines(field)) return { kind: "wraps", lines };
  const broken = Math.max(0, ...addresses.map(countLines));
  return broken > 1 ? { kind: "breaks", lines: broken } : null;
}

const toBox = ({ left, top, width, height }: DOMRect): TextBox => ({ left, top, width, height });

const intersect = (one: TextBox, other: TextBox): TextBox => {
  const [left, top] = [Math.max(one.left, other.left), Math.max(one.top, other.top)];
  const right = Math.min(one.left + one.width, other.left + other.width);
  const bottom = Math.min(one.top + one.height, other.top + other.height);
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
};

const hides = (element: Element): boolean => {
  const { overflowX, overflowY } = getComputedStyle(element);
  return overflowX !== "visible" || overflowY !== "visible";
};

/** Each element's visible area, measured once. */
function makeClipFinder(root: Element): (element: Element | null) => TextBox | null {
  const known = new Map<Element, TextBox | null>();
  const find = (element: Element | null): TextBox | null => {
    if (element === null || !root.contains(element)) return null;
    const before = known.get(element);
    if (before !== undefined) return before;
    const around = element === root ? null : find(element.parentElement);
    const own = hides(element) ? toBox(element.getBoundingClientRect()) : null;
    const clip = own && around ? intersect(own, around) : (own ?? around);
    known.set(element, clip);
    return clip;
  };
  return find;
}

function findPieces(element: Element): TextBox[] {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return Array.from(range.getClientRects(), toBox);
}

const WEB_ADDRESS = /(?:https?:\/\/|www\.)\S+/gi;

/** The boxes of each web address: of links, or of what reads as one in a text without links. */
function findAddresses(element: Element): TextBox[][] {
  const links = Array.from(element.querySelectorAll("a"), findPieces);
  const { firstChild: text } = element;
  if (links.length > 0 || text?.nodeType !== Node.TEXT_NODE) return links;
  return Array.from((text.textContent ?? "").matchAll(WEB_ADDRESS), ({ 0: address, index }) => {
    const range = element.ownerDocument.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + address.length);
    return Array.from(range.getClientRects(), toBox);
  });
}

export type FoundText = { element: HTMLElement; measure: TextMeasure };

/** Measures every drawn text under `root` that has `data-field`. Doesn't change the page. */
export function measureTexts(root: HTMLElement): FoundText[] {
  const findClip = makeClipFinder(root);
  return Array.from(root.querySelectorAll<HTMLElement>("[data-field]"))
    .filter((element) => element.textContent.trim() !== "" && element.getClientRects().length > 0)
    .map((element) => ({
      element,
      measure: {
        field: element.dataset.field ?? "",
        client: { width: element.clientWidth, height: element.clientHeight },
        scroll: { width: element.scrollWidth, height: element.scrollHeight },
        hidesOverflow: hides(element),
        pieces: findPieces(element),
        clip: findClip(element.parentElement),
        addresses: findAddresses(element),
      },
    }));
}
