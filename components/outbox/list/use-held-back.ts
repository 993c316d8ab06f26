"use client";

import { useEffect, useRef, useState } from "react";
import type { SendSummary } from "@/lib/outbox/contract/history";

/**
 * While somebody reads further down, what is new waits above instead of moving the list under their eyes. `top` goes on an
 * element at the list's beginning: while that is in sight, everything is shown.
 */
export function useHeldBack(sends: readonly SendSummary[]) {
  const [top, setTop] = useState<HTMLElement | null>(null);
  const [ceiling, setCeiling] = useState<string | null>(null);
  const newest = useRef<string | null>(null);
  useEffect(() => {
    newest.current = sends[0]?.id ?? null;
  }, [sends]);
  useEffect(() => {
    if (!top) return;
    const observer = new IntersectionObserver((entries) => {
      const isInSight = entries.at(-1)?.isIntersecting ?? true;
      setCeiling(isInSight ? null : newest.current);
    });
    observer.observe(top);
    return () => observer.disconnect();
  }, [top]);
  const shown = ceiling === null ? sends : sends.filter(({ id }) => id <= ceiling);
  return { top: setTop, shown, held: sends.length - shown.length, release: () => setCeiling(null) };
}
