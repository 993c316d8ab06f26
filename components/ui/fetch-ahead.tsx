"use client";

import { useEffect } from "react";
import { untilIdle } from "./lazy-module";

const loads: (() => Promise<unknown>)[] = [];
const state = { isPageLoaded: false, isFetching: false };

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
  if (state.isPageLoaded) void fetchNoted();
}

/** Starts once the page is loaded; code that fetched code registers follows. */
export function FetchAhead() {
  useEffect(() => {
    const begin = () => {
      state.isPageLoaded = true;
      void fetchNoted();
    };
    if (document.readyState === "complete") return begin();
    window.addEventListener("load", begin, { once: true });
    return () => window.removeEventListener("load", begin);
  }, []);
  return null;
}
