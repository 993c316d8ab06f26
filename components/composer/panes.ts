"use client";

import { useSyncExternalStore } from "react";

export const PANES = [
  { value: "edit", name: "Edit" },
  { value: "preview", name: "Preview" },
  { value: "problems", name: "Problems" },
  { value: "payload", name: "Payload" },
] as const;
export type Pane = (typeof PANES)[number]["value"];

/** Below tailwind's `medium`, where the panes stand behind tabs. */
const NARROW = "(width < 820px)";

function subscribe(tell: () => void) {
  const query = matchMedia(NARROW);
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}

export const isNarrow = (): boolean => matchMedia(NARROW).matches;

export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow, () => false);
