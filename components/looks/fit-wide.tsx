"use client";

import { type RefObject, useEffect } from "react";

/** Scales the live chat in `place`, `width` px wide, down to the room that `place` has; draws nothing itself. */
export default function FitWide({ place, width }: { place: RefObject<HTMLElement | null>; width: number }) {
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const fit = () => {
      const scale = Math.min(1, element.clientWidth / width);
      element.style.setProperty("--chat-fit", String(scale));
    };
    const watcher = new ResizeObserver(fit);
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      element.style.removeProperty("--chat-fit");
    };
  }, [place, width]);
  return null;
}
