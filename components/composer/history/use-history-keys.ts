"use client";

import { useEffect } from "react";

/** The letter of a key, on keyboards of other scripts by its place. */
const toLetter = ({ key, code }: KeyboardEvent): string =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, "").toLowerCase();

function findWish(event: KeyboardEvent): "undo" | "redo" | null {
  if (event.altKey || event.isComposing || !(event.ctrlKey || event.metaKey)) return null;
  const letter = toLetter(event);
  if (letter === "z") return event.shiftKey ? "redo" : "undo";
  return letter === "y" && event.ctrlKey && !event.shiftKey ? "redo" : null;
}

const EDITABLE = "input, textarea, select, [contenteditable]";

/** Dialogs and fields outside the composer's form keep the browser's own undo. */
function isOurs({ target }: Event): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest("[role=dialog], [role=alertdialog], dialog")) return false;
  return target.closest(EDITABLE) === null || target.closest("form[data-composer]") !== null;
}

/** Ctrl or ⌘ with Z, with Shift and Z, Ctrl with Y, and the browser's menu: ours are the steps, also in a text field. */
export function useHistoryKeys({ undo, redo }: Record<"undo" | "redo", () => void>) {
  useEffect(() => {
    const go = { undo, redo };
    const hearKey = (event: KeyboardEvent) => {
      const wish = findWish(event);
      if (wish === null || !isOurs(event)) return;
      event.preventDefault();
      go[wish]();
    };
    const hearMenu = (event: InputEvent) => {
      const wish = { historyUndo: "undo", historyRedo: "redo" }[event.inputType] as
        "undo" | "redo" | undefined;
      if (wish === undefined || !isOurs(event)) return;
      event.preventDefault();
      go[wish]();
    };
    document.addEventListener("keydown", hearKey);
    document.addEventListener("beforeinput", hearMenu);
    return () => {
      document.removeEventListener("keydown", hearKey);
      document.removeEventListener("beforeinput", hearMenu);
    };
  }, [undo, redo]);
}
