import {
  AutoScroller,
  DragDropManager,
  Draggable,
  KeyboardSensor,
  PointerActivationConstraints,
  PointerSensor,
  Scroller,
} from "@dnd-kit/dom";
import { DOMRectangle } from "@dnd-kit/dom/utilities";
import type { Spot } from "@/lib/message/rows/move-items";
import type { DragSession } from "./drag-session";

/** A mouse that moves less than this on a handle has clicked it. */
const CLICK_PX = 3;
/** A finger that rests so long means the handle, and not to scroll; it may tremble so far. */
const HOLD = { value: 200, tolerance: 8 };

/** A click lifts nothing, and a finger that scrolls on over a handle does not either. */
const pointer = PointerSensor.configure({
  activationConstraints: ({ pointerType }) => [
    pointerType === "touch"
      ? new PointerActivationConstraints.Delay(HOLD)
      : new PointerActivationConstraints.Distance({ value: CLICK_PX }),
  ],
});
/**
 * The next thing that Tab leads to is not there while something is held: it lets go of it, where it
 * was.
 */
const keys = KeyboardSensor.configure({
  keyboardCodes: {
    start: ["Space", "Enter"],
    end: ["Space", "Enter"],
    cancel: ["Escape", "Tab"],
    up: ["ArrowUp"],
    down: ["ArrowDown"],
    left: [],
    right: [],
  },
});

/**
 * The library's part: what a pointer, a finger and the keys mean, and scrolling at the window's
 * edge. Its own marks and announcements are left out: they move elements that React drew, write
 * style elements and speak of ids.
 */
export function makeSensors(session: DragSession) {
  const manager = new DragDropManager({ plugins: [AutoScroller], sensors: [pointer, keys] });
  const scroller = manager.registry.plugins.get(Scroller);
  let taken: Draggable | null = null;
  let spot: Spot | null = null;
  const isByKeys = (event: Event | null) => event instanceof KeyboardEvent;

  manager.monitor.addEventListener("dragstart", ({ operation, nativeEvent }) => {
    const { element } = operation.source ?? {};
    if (!spot || !element) return;
    // The keys' sensor moves what has a shape only; where to is the session's to say.
    manager.dragOperation.shape = new DOMRectangle(element);
    if (isByKeys(nativeEvent ?? null)) scroller?.disable();
    session.lift(spot, isByKeys(nativeEvent ?? null) ? null : operation.position.current);
  });
  manager.monitor.addEventListener("dragmove", (event) => {
    if (event.to) return session.moveTo(event.to);
    event.preventDefault();
    if (event.by?.y) session.step(event.by.y > 0 ? 1 : -1);
  });
  manager.monitor.addEventListener("dragend", ({ canceled }) => {
    scroller?.enable();
    session.end(!canceled);
  });

  return {
    /**
     * What is pressed, by a pointer or a key, can be lifted from now on: before the event reaches
     * it.
     */
    take: (handle: HTMLElement, element: HTMLElement, from: Spot) => {
      if (!manager.dragOperation.status.idle) return;
      spot = from;
      if (taken?.handle === handle) return;
      taken?.destroy();
      taken = new Draggable({ id: handle.id, handle, element, register: false }, manager);
      taken.register();
    },
    cancel: () => manager.actions.stop({ canceled: true }),
    destroy: () => {
      taken?.destroy();
      manager.destroy();
    },
  };
}
