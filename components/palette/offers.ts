"use client";

import { useEffect } from "react";
import type { DraftForm } from "@/lib/message/draft";

/** What the composer can do with the draft that is open; see command-groups.ts for their words. */
export type ComposerCommand =
  | "review"
  | "undo"
  | "redo"
  | "history"
  | "starters"
  | "import"
  | "share"
  | "save"
  | "list"
  | "audio"
  | "startOver";

/** What the page that is open lets the palette do. `open`: puts a message in the draft's place, which can be undone. */
export type Offers = Partial<Record<ComposerCommand, () => void>> & {
  open?: (name: string, message: DraftForm) => void;
};

/** Hears when a page asks for the palette. */
export const paletteAsked = new EventTarget();
export const askPalette = (): void => void paletteAsked.dispatchEvent(new Event("asked"));

let offers: Offers = {};
export const findOffers = (): Offers => offers;

/** Offers what the page can do for as long as it stands. */
export function useOffers(now: Offers): void {
  "use no memo"; // It offers anew with every drawing: remembering would only cost bytes.
  useEffect(() => {
    offers = now;
    return () => void (offers = {});
  });
}
