"use client";

import { createContext, useContext, useEffect, useState } from "react";

/**
 * The server's time, whatever this machine's clock says: the last answer's `now` plus elapsed time.
 */
export class ServerClock {
  #base: number | null = null;

  set(now: number): void {
    this.#base = now - performance.now();
  }
  /** Epoch ms. */
  now(): number {
    return this.#base === null ? Date.now() : this.#base + performance.now();
  }
}

export const ClockContext = createContext(new ServerClock());

/** The server's time, refreshed every `everyMs`. */
export function useServerNow(everyMs: number): number {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const update = () => setNow(clock.now());
    update();
    const timer = setInterval(update, everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}
