"use client";

import { useEffect, useEffectEvent, useRef } from "react";

/** When what was open closes, the focus goes back to where it was opened from, unless it is somewhere of its own by then. */
export function useReturnFocus(openId: string | null, find: (id: string) => HTMLElement | null): void {
  const last = useRef<string | null>(null);
  const goBack = useEffectEvent((closed: string) => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) find(closed)?.focus();
  });
  useEffect(() => {
    const closed = last.current;
    last.current = openId;
    if (closed !== null && openId === null) goBack(closed);
  }, [openId]);
}
