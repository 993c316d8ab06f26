"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";
import { latestPress } from "@/components/composer/tools/early-press";

/**
 * Presses the button within `place` again that was pressed before `place` came to life. Gives what is to be told of every press that
 * `place` hears itself.
 */
export function useEarlyPress(place: RefObject<HTMLElement | null>): () => void {
  const hasHeard = useRef(false);
  useEffect(() => {
    const press = latestPress;
    // The very press that brought it to life is heard in time, right after this.
    const frame = requestAnimationFrame(() => {
      const button = press?.target instanceof Element && press.target.closest("button");
      if (button && !hasHeard.current && place.current?.contains(button)) button.click();
    });
    return () => cancelAnimationFrame(frame);
  }, [place]);
  return useCallback(() => void (hasHeard.current = true), []);
}
