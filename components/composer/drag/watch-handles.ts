import type { Spot } from "@/lib/message/rows/move-items";
import { readHandleId } from "./drag-id";
import type { DragSession } from "./drag-session";
import { findItem } from "./measure-list";

const loadSensors = () => import("./drag-sensors");
type Sensors = ReturnType<Awaited<ReturnType<typeof loadSensors>>["makeSensors"]>;

const NOT_LOADED =
  "What moves rows by dragging could not be loaded. Check the connection and try again, or use Move up and Move down";

/** The keys that lift. */
const STARTS = new Set([" ", "Enter"]);

type Press = { event: PointerEvent | KeyboardEvent; handle: HTMLElement; item: HTMLElement; spot: Spot };

/** What is pressed, where that is a handle. */
function readPress(event: PointerEvent | KeyboardEvent): Press | null {
  const { target } = event;
  const handle = target instanceof Element ? target.closest<HTMLElement>("[id$='.drag']") : null;
  const spot = handle && readHandleId(handle.id);
  const item = spot && findItem(spot);
  return handle && spot && item ? { event, handle, item, spot } : null;
}

/** The same press once more, for who was not there to hear it. */
const repeat = ({ event, handle }: Press) =>
  handle.dispatchEvent(
    event instanceof KeyboardEvent
      ? new KeyboardEvent(event.type, event)
      : new PointerEvent(event.type, event),
  );

/** Fetches what reads pointers and keys when the page is first touched or scrolled, and hands it each handle that is pressed. */
export function watchHandles(session: DragSession, say: (words: string) => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let sensors: Sensors | null = null;
  let pending: Promise<void> | null = null;
  /** Pressed before that was there, and held still. */
  let early: Press | null = null;

  const fetchSensors = async () => {
    try {
      const { makeSensors } = await loadSensors();
      if (signal.aborted) return;
      sensors ??= makeSensors(session);
      if (early?.handle.isConnected) repeat(early);
      early = null;
    } finally {
      pending = null;
    }
  };
  const warm = () => {
    if (!sensors) (pending ??= fetchSensors()).catch(() => early && say(NOT_LOADED));
  };
  const press = (event: PointerEvent | KeyboardEvent) => {
    const pressed = readPress(event);
    if (!pressed) return;
    sensors?.take(pressed.handle, pressed.item, pressed.spot);
    if (sensors || ("key" in event && !STARTS.has(event.key))) return;
    early = pressed;
    warm();
  };
  const release = ({ type }: Event) => {
    if (early?.event instanceof PointerEvent || type === "focusout") early = null;
  };
  // A pointer that left for another window is not waited for.
  const cancel = () => sensors?.cancel();

  const first = { signal, capture: true, passive: true };
  document.addEventListener("pointerdown", press, first);
  document.addEventListener("keydown", press, first);
  for (const type of ["pointerup", "pointercancel", "focusout"])
    document.addEventListener(type, release, first);
  for (const type of ["pointerover", "focusin", "scroll"]) document.addEventListener(type, warm, first);
  document.addEventListener("scroll", () => session.moveTo(null), first);
  window.addEventListener("blur", cancel, { signal });
  signal.addEventListener("abort", () => sensors?.destroy());
  return () => ending.abort();
}
