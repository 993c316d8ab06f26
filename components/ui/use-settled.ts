"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** `value` once it has stood unchanged for `ms`; at first at once. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/**
 * What stands in a field whose text counts once the typing has paused for `pauseMs`. Only what was
 * typed is passed on: what comes from outside draws the field anew, by its key.
 */
export function useTyped(value: string, pauseMs: number, onSettled: (text: string) => void) {
  const [typed, setTyped] = useState(value);
  const settled = useSettled(typed, pauseMs);
  const passOn = useEffectEvent((text: string) => {
    if (text !== value) onSettled(text);
  });
  useEffect(() => passOn(settled), [settled]);
  return [typed, setTyped] as const;
}
