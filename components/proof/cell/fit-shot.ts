/*
 * A drawn message is laid out at its true size and then scaled, so that its lines break where a phone breaks them, whatever
 * the scale. What the stylesheet cannot know for that, its size and the room beside it, is told here, a number of pixels each.
 */
const ROOM = "--proof-room";
const WIDTH = "--proof-width";
const HEIGHT = "--proof-height";

function hear(entries: ResizeObserverEntry[]) {
  for (const { target, borderBoxSize } of entries) {
    const shot = target.closest<HTMLElement>(".proof-shot");
    const [size] = borderBoxSize;
    if (!shot || !size) continue;
    if (target.matches(".proof-room")) {
      shot.style.setProperty(ROOM, String(size.inlineSize));
    } else {
      shot.style.setProperty(WIDTH, String(size.inlineSize));
      shot.style.setProperty(HEIGHT, String(size.blockSize));
    }
  }
}

let observer: ResizeObserver | null = null;

/** A ref for `.proof-shot`: keeps its numbers true. One observer for all cells, so that they are told in one go. */
export function fitShot(shot: HTMLElement | null): (() => void) | undefined {
  if (!shot) return undefined;
  observer ??= new ResizeObserver(hear);
  const parts = shot.querySelectorAll(".proof-room, .proof-drawn");
  parts.forEach((part) => observer?.observe(part));
  return () => parts.forEach((part) => observer?.unobserve(part));
}
