"use client";

import { type RefObject, useEffect } from "react";
import { type Platform, SCREEN_WIDTHS, TOKENS } from "@/components/preview/tokens";

type FitWideProps = { place: RefObject<HTMLElement | null>; platform: Platform };

/** Scales the chat in `place` from Web's pane width down to the room there; renders nothing. */
export default function FitWide({ place, platform }: FitWideProps) {
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const frame = parseFloat(String(TOKENS["frame-width"][platform].value));
    const width = SCREEN_WIDTHS.web + 2 * frame;
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
  }, [place, platform]);
  return null;
}
