import type { DraftSection } from "@/lib/message/draft";
import { isSameSpot, type Spot, stepSpot } from "@/lib/message/move-items";
import { toWords } from "./drag-words";
import { findDropLine, findDropTarget, type Layout, type Line, type Point } from "./find-target";

/** What a session reads and changes. `drop` changes the form, once. */
export type DragSurface = {
  read: () => readonly DraftSection[];
  measure: (counts: readonly number[]) => Layout;
  drop: (from: Spot, to: Spot) => void;
  say: (words: string) => void;
  /** Shows an item as lifted, or as put down again. */
  lift: (from: Spot, isLifted: boolean) => void;
  /** The line where it would go, and the held item beside the pointer. */
  mark: (line: Line | null, point: Point | null) => void;
  /** Scrolls a place and its surroundings into view. */
  reveal: (spot: Spot) => void;
};

type Held = { from: Spot; to: Spot | null; point: Point | null; counts: number[] };

const countAll = (sections: readonly DraftSection[]): number[] => sections.map(({ rows }) => rows.length);

/** What happens between lift and drop, by pointer or keys. Nothing changes before the drop. */
export function makeSession(surface: DragSurface) {
  let held: Held | null = null;

  const mark = ({ from, to, point, counts }: Held) =>
    surface.mark(to && findDropLine(to, from, surface.measure(counts)), point);
  const goTo = (now: Held, to: Spot | null) => {
    const isNew = to === null || now.to === null ? to !== now.to : !isSameSpot(to, now.to);
    now.to = to;
    if (isNew) surface.say(toWords.over(surface.read(), now.from, to));
    mark(now);
  };
  /** Another change came in between, so the held item may be a different one. */
  const isTorn = ({ counts }: Held): boolean => countAll(surface.read()).join() !== counts.join();

  return {
    /** `point`: the pointer; null if lifted with a key. */
    lift: (from: Spot, point: Point | null) => {
      held = { from, to: from, point, counts: countAll(surface.read()) };
      surface.lift(from, true);
      surface.say(toWords.lifted(surface.read(), from, point === null));
      mark(held);
    },
    /** The pointer moved, or the page under it. */
    moveTo: (point: Point | null) => {
      if (!held) return;
      held.point = point ?? held.point;
      if (held.point) goTo(held, findDropTarget(held.point, held.from, surface.measure(held.counts)));
      else mark(held);
    },
    step: (step: -1 | 1) => {
      if (!held?.to) return;
      const to = stepSpot(surface.read(), held.from, held.to, step);
      surface.reveal(to);
      goTo(held, to);
    },
    end: (isDropped: boolean) => {
      if (!held) return;
      const { from, to } = held;
      const isMoved = isDropped && to !== null && !isSameSpot(from, to) && !isTorn(held);
      surface.lift(from, false);
      surface.mark(null, null);
      held = null;
      surface.say(isMoved ? toWords.moved(surface.read(), from, to) : toWords.putBack(surface.read(), from));
      if (isMoved) surface.drop(from, to);
    },
  };
}
export type DragSession = ReturnType<typeof makeSession>;
