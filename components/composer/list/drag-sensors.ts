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
import type { Spot } from "@/lib/message/move-items";
import type { DragSession } from "./drag-session";

/** A mouse that moves less than this on a handle is clicking. */
const CLICK_PX = 3;
/** A finger that rests this long (ms) means to lift, not scroll; `tolerance` in px. */
const HOLD = { value: 200, tolerance: 8 };

/** Neither a click nor a finger that scrolls on over a handle lifts anything. */
const pointer = PointerSensor.configure({
  activationConstraints: ({ pointerType }) => [
    pointerType === "touch"
      ? new PointerActivationConstraints.Delay(HOLD)
      : new PointerActivationConstraints.Distance({ value: CLICK_PX }),
  ],
});
/** Tab cancels, because its next target isn't there while an item is held. */
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
 * The library's pointer, touch and key sensors, and scrolling at the window's edge.
 * Without its marks and announcements, which move React's elements, add styles and speak of IDs.
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
    // The key sensor moves only what has a shape; the session decides where to.
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
    /** Makes the pressed handle draggable before the event reaches it. */
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
