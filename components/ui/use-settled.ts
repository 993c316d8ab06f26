"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** `value`, debounced by `ms`; immediate at first. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/**
 * A field's debounced text. Only typed text is passed on; give the field a new `key` to change it.
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
