"use client";

import { useEffect } from "react";
import { untilIdle } from "./lazy-module";

const loads: (() => Promise<unknown>)[] = [];
const state = { isBegun: false, isFetching: false };

/** One at a time, while the page is idle. A failure is reported where the part is needed. */
async function fetchNoted() {
  if (state.isFetching) return;
  state.isFetching = true;
  for (let load = loads.shift(); load; load = loads.shift()) {
    await untilIdle();
    await load().catch(() => undefined);
  }
  state.isFetching = false;
}

/** Registers code to fetch while the page is idle, so that it opens offline. */
export function fetchAhead(load: () => Promise<unknown>): void {
  loads.push(load);
  if (state.isBegun) void fetchNoted();
}

/** What shows that somebody is there. */
const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin", "scroll"] as const;
/** Begins after this time even if there was no sign. */
const LATEST_MS = 10_000;

/** Begins at the visitor's first sign; code that fetched code registers follows. */
export function FetchAhead() {
  useEffect(() => {
    const ending = new AbortController();
    const begin = () => {
      ending.abort();
      state.isBegun = true;
      void fetchNoted();
    };
    const timer = setTimeout(begin, LATEST_MS);
    ending.signal.addEventListener("abort", () => clearTimeout(timer));
    for (const sign of SIGNS)
      document.addEventListener(sign, begin, { signal: ending.signal, capture: true, passive: true });
    return () => ending.abort();
  }, []);
  return null;
}
