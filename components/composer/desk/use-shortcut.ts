"use client";

import { useEffect } from "react";

/** Ctrl or ⌘ with Enter, from anywhere on the page. */
export function useShortcut(begin: () => void) {
  "use no memo"; // It listens anew with every drawing: remembering would only cost bytes.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat) begin();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
}
