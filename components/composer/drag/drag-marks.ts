import type { Line, Point } from "./find-target";

/** How far from the pointer the name of what is held stands, in px: a finger hides what is under it. */
const BESIDE_PX = 14;
const ABOVE_PX = 44;

const place = (element: HTMLElement, x: number, y: number) =>
  element.style.setProperty("transform", `translate(${Math.round(x)}px, ${Math.round(y)}px)`);

/** Puts the line and the name where they belong, or away. By hand: a drawing for each movement of a pointer would be late. */
export function putMarks(
  { line, name }: { line: HTMLElement; name: HTMLElement },
  at: Line | null,
  point: Point | null,
): void {
  line.hidden = at === null;
  name.hidden = point === null;
  if (at) {
    line.style.setProperty("width", `${at.width}px`);
    place(line, at.left, at.top - 1);
  }
  if (point) {
    const left = Math.min(point.x + BESIDE_PX, innerWidth - name.offsetWidth - 8);
    place(name, Math.max(left, 8), point.y - ABOVE_PX);
  }
}
