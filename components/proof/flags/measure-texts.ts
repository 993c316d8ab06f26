import type { Box, TextMeasure } from "./judge-text";

const toBox = ({ left, top, width, height }: DOMRect): Box => ({ left, top, width, height });

const intersect = (one: Box, other: Box): Box => {
  const [left, top] = [Math.max(one.left, other.left), Math.max(one.top, other.top)];
  const right = Math.min(one.left + one.width, other.left + other.width);
  const bottom = Math.min(one.top + one.height, other.top + other.height);
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
};

const hides = (element: Element): boolean => {
  const { overflowX, overflowY } = getComputedStyle(element);
  return overflowX !== "visible" || overflowY !== "visible";
};

/** What is left visible of each element's place, asked of the page once for each. */
function makeClipFinder(root: Element): (element: Element | null) => Box | null {
  const known = new Map<Element, Box | null>();
  const find = (element: Element | null): Box | null => {
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

function findPieces(element: Element): Box[] {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return Array.from(range.getClientRects(), toBox);
}

export type FoundText = { element: HTMLElement; measure: TextMeasure };

/** Every text under `root` that names its field (`data-field`) and is drawn, with its numbers. Reads only: the page is not changed. */
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
      },
    }));
}
