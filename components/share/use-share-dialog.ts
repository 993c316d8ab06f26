"use client";

import { useState } from "react";
import { NOT_LOADED } from "@/components/composer/opening/use-opening";

/** What shares comes when it is first asked for. */
export const loadShare = () => import("./share-dialog");

/** Whether the dialog that shares the draft is open. `say`: where its code could not be had. */
export function useShareDialog(say: (words: string) => void) {
  "use no memo"; // Two handlers: remembering would cost more bytes than it saves.
  const [state, setState] = useState<"unasked" | "open" | "closed">("unasked");
  return {
    state,
    open: () =>
      void loadShare().then(
        () => setState("open"),
        () => say(NOT_LOADED),
      ),
    close: () => setState("closed"),
  };
}
export type ShareDialogState = ReturnType<typeof useShareDialog>;
