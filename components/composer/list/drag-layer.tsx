"use client";

import { type RefObject, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { toItemPath } from "./item-actions";
import { useDraft, useDraftStore } from "@/components/composer/use-draft";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { makeLazyModule, NOT_LOADED, useLazyModule } from "@/components/ui/lazy-module";
import type { DraftSection } from "@/lib/message/draft";
import { moveTo } from "@/lib/message/edit-content";
import type { Spot } from "@/lib/message/move-items";
import { toShownText } from "@/lib/message/texts";
import { makeSession } from "./drag-session";
import { HOW } from "./drag-words";
import type { Layout, Line, Point } from "./find-target";

/** How far the held item's name is from the pointer, in px: a finger hides what is under it. */
const BESIDE_PX = 14;
const ABOVE_PX = 44;

const place = (element: HTMLElement, x: number, y: number) =>
  element.style.setProperty("transform", `translate(${Math.round(x)}px, ${Math.round(y)}px)`);

/** Positions the line and the name. Not by React: a render per pointer move would lag. */
function putMarks(
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

const toName = ({ section, row }: Spot): string => (row === null ? `${section}` : `${section}.${row}`);

/** The element of a row or section in this list. */
const findItem = (list: HTMLElement, spot: Spot): HTMLElement | null =>
  list.querySelector<HTMLElement>(`[data-spot="${toName(spot)}"]`);

/** What a handle belongs to; null for any other element. */
function readHandle(
  target: EventTarget | null,
): { handle: HTMLElement; item: HTMLElement; spot: Spot } | null {
  const handle = target instanceof Element ? target.closest<HTMLElement>(".drag-handle") : null;
  const item = handle?.closest<HTMLElement>("[data-spot]");
  if (!handle || !item) return null;
  const [section = "", row] = (item.dataset.spot ?? "").split(".");
  return { handle, item, spot: { section: Number(section), row: row === undefined ? null : Number(row) } };
}

/** The list's current layout in the window. */
function measureList(list: HTMLElement, counts: readonly number[]): Layout {
  const boxOf = (spot: Spot): DOMRect => findItem(list, spot)?.getBoundingClientRect() ?? new DOMRect();
  return {
    window: { width: innerWidth, height: innerHeight },
    sections: counts.map((_, section) => boxOf({ section, row: null })),
    rowsOf: (section) => Array.from({ length: counts[section] ?? 0 }, (_, row) => boxOf({ section, row })),
    endOf: (section) =>
      findItem(list, { section, row: null })?.lastElementChild?.getBoundingClientRect().top ?? 0,
  };
}

/** Drag code loads when the page is idle; Move up and Move down work at once. */
const sensors = makeLazyModule(() => import("./drag-sensors"));
fetchAhead(sensors.load);

const SHOWN_MS = 900;

/** Highlights for a moment where it landed. */
function showLanding(item: HTMLElement | null) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  item?.animate([{ backgroundColor: "var(--accent-wash)" }, {}], { duration: SHOWN_MS, easing: "ease-out" });
}

/** The held item's title, as typed. */
const toTitle = (sections: readonly DraftSection[], { section, row }: Spot): string =>
  row === null
    ? toShownText(sections[section]?.title ?? "") || `Section ${section + 1}`
    : toShownText(sections[section]?.rows[row]?.title ?? "") || `Row ${row + 1}`;

/** Drag and drop of rows and sections: marks, announcements, and one change of the draft. */
export function DragLayer({ list }: { list: RefObject<HTMLElement | null> }) {
  const store = useDraftStore();
  const loaded = useLazyModule(sensors);
  const moving = useDraft((draft) => draft.moving);
  const line = useRef<HTMLDivElement>(null);
  const name = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const place = list.current;
    if (loaded || !place) return;
    const fetchSensors = (event: Event) => {
      const isLift = !(event instanceof KeyboardEvent) || event.key === " " || event.key === "Enter";
      if (isLift && readHandle(event.target))
        sensors.load().catch(() => store.setState({ moving: NOT_LOADED }));
    };
    const removal = new AbortController();
    place.addEventListener("pointerdown", fetchSensors, removal);
    place.addEventListener("keydown", fetchSensors, removal);
    return () => removal.abort();
  }, [list, loaded, store]);

  useEffect(() => {
    const place = list.current;
    if (!loaded || !place) return;
    const read = () => store.getContent().sections;
    const session = makeSession({
      read,
      measure: (counts) => measureList(place, counts),
      drop: (from, to) => {
        store.change((content) => moveTo(content, from, to), { focus: `${toItemPath(to)}.drag` });
        requestAnimationFrame(() => showLanding(findItem(place, to)));
      },
      say: (words) => store.setState({ moving: words }),
      lift: (from, isLifted) => {
        const item = findItem(place, from);
        // Not dimmed: its text must stay readable.
        item?.style.setProperty("outline", isLifted ? "2px dashed var(--accent)" : "");
        item?.style.setProperty("outline-offset", isLifted ? "-2px" : "");
        document.body.style.setProperty("cursor", isLifted ? "grabbing" : "");
        document.body.style.setProperty("user-select", isLifted ? "none" : "");
        if (name.current) name.current.textContent = toTitle(read(), from);
      },
      mark: (at, point) => {
        if (line.current && name.current) putMarks({ line: line.current, name: name.current }, at, point);
      },
      reveal: (spot) =>
        (findItem(place, spot) ?? findItem(place, { ...spot, row: null })?.lastElementChild)?.scrollIntoView({
          block: "nearest",
        }),
    });
    const made = loaded.makeSensors(session);
    const ending = new AbortController();
    const first = { signal: ending.signal, capture: true, passive: true };
    // Before the library, which listens to the same event.
    const press = ({ target }: Event) => {
      const pressed = readHandle(target);
      if (pressed) made.take(pressed.handle, pressed.item, pressed.spot);
    };
    place.addEventListener("pointerdown", press, first);
    place.addEventListener("keydown", press, first);
    document.addEventListener("scroll", () => session.moveTo(null), first);
    // Don't wait for a pointer that left for another window.
    window.addEventListener("blur", () => made.cancel(), { signal: ending.signal });
    return () => {
      ending.abort();
      made.destroy();
    };
  }, [list, loaded, store]);

  return (
    <>
      {loaded && (
        <p id="drag.how" hidden>
          {HOW}
        </p>
      )}
      <p role="status" aria-label="Moving" className="sr-only">
        {moving}
      </p>
      {loaded &&
        createPortal(
          <div aria-hidden className="pointer-events-none fixed top-0 left-0 z-30">
            <div ref={line} hidden className="absolute h-0.5 rounded-full bg-accent" />
            <div
              ref={name}
              hidden
              dir="auto"
              className="absolute max-w-60 truncate rounded-lg border border-line bg-panel px-2.5 py-1 font-medium shadow-lg"
            />
          </div>,
          document.body,
        )}
    </>
  );
}
