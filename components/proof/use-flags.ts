"use client";

import { type RefObject, startTransition, useEffect, useState } from "react";
import { findFlags, type Flag, type Flags } from "./flag";

/** The longest wait, so that a busy page gets its answer too. */
const WAIT_AT_MOST_MS = 500;
/** How long one slice may take without `requestIdleCallback`, which Safari lacks. */
const SLICE_MS = 8;

function whenIdle(work: (isOver: () => boolean) => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback((deadline) => work(() => deadline.timeRemaining() < 1), {
      timeout: WAIT_AT_MOST_MS,
    });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(() => {
    const end = performance.now() + SLICE_MS;
    work(() => performance.now() > end);
  });
  return () => clearTimeout(timer);
}

/** Works when idle, at least one piece a turn, then calls `finish`. Returns what cancels it. */
export function workInIdle<T>(
  pieces: readonly T[],
  work: (piece: T) => void,
  finish: () => void,
): () => void {
  const queue = [...pieces];
  let cancel: () => void = () => undefined;
  const turn = (isOver: () => boolean) => {
    do {
      const piece = queue.shift();
      if (piece === undefined) return finish();
      work(piece);
    } while (!isOver());
    cancel = whenIdle(turn);
  };
  cancel = whenIdle(turn);
  return () => cancel();
}

/** A window that is being resized is measured once it rests. */
const RESIZED_MS = 250;

/** Increments when layout may change without a render: fonts loaded, or the window resized. */
function useLayoutTurn(): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const next = () => setTurn((before) => before + 1);
    const nextSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(next, RESIZED_MS);
    };
    document.fonts.addEventListener("loadingdone", next);
    window.addEventListener("resize", nextSoon);
    return () => {
      clearTimeout(timer);
      document.fonts.removeEventListener("loadingdone", next);
      window.removeEventListener("resize", nextSoon);
    };
  }, []);
  return turn;
}

/**
 * What is cut or wraps in each cell (`figure`) of the sheet; null until all are checked.
 * @param drawn what the cells were drawn from; another value measures them again
 */
export function useFlags(sheet: RefObject<HTMLElement | null>, drawn: object): Flags | null {
  const turn = useLayoutTurn();
  const [found, setFound] = useState<{ drawn: object; flags: Flags } | null>(null);
  useEffect(() => {
    let stop: (() => void) | null = () => undefined;
    const flags = new Map<string, readonly Flag[]>();
    void document.fonts.ready.then(() => {
      if (stop === null) return;
      const cells = Array.from(sheet.current?.querySelectorAll<HTMLElement>("figure") ?? []);
      stop = workInIdle(
        cells,
        (cell) => {
          // Out of sight it may have had no layout (proof.css); from here on it keeps one.
          cell.dataset.laid = "";
          flags.set(cell.id, findFlags(cell));
        },
        () => startTransition(() => setFound({ drawn, flags })),
      );
    });
    return () => {
      stop?.();
      stop = null;
    };
  }, [sheet, drawn, turn]);
  return found?.drawn === drawn ? found.flags : null;
}
