"use client";

import { type RefObject, startTransition, useEffect, useState } from "react";
import { findFlags, type Flag, type Flags } from "./flag";

/** At latest after this long, so that a busy page gets its answer too. */
const WAIT_AT_MOST_MS = 500;
/** How long one slice may take where the browser does not say (Safari has no idle callback). */
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

/**
 * Does each piece of work when the page is idle, then `finish`. Returns what stops it; at least one
 * piece a turn gets done.
 */
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

/** A window that is being dragged is measured once it rests. */
const RESIZED_MS = 250;

/**
 * Grows whenever what is drawn may stand otherwise without having been drawn anew: fonts arrived,
 * the window changed.
 */
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
 * What is cut or wraps in each cell (`figure`) of the sheet, null until all were looked at.
 * @param drawn what the cells were drawn from: another value, and they are measured again
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
          // Until now, out of sight, it may have had no layout (proof.css); from here on it keeps
          // the one it gets.
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
