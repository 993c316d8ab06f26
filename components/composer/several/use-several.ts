"use client";

import { useCallback, useState } from "react";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import { focusSoon } from "@/components/ui/focus-soon";
import type { BatchReview } from "@/components/batch/review/batch-review-dialog";

/** Whom the draft goes to where they are several: E.164, each once; how many are of no known range; what they were read from. */
export type SeveralNumbers = { numbers: readonly string[]; doubtful: number; text: string };

/** What the part that knows several recipients is to show. */
export type Errand =
  { to: "rest" } | { to: "choose" } | { to: "review"; review: BatchReview } | { to: "progress" };

export const NOBODY: SeveralNumbers = { numbers: [], doubtful: 0, text: "" };
export const REST: Errand = { to: "rest" };
export const BATCH_KEY = "menuet.batch";

export const loadSeveral = () => import("./several-desk");

/** Whether this page was left during a send to several people, or its address brings some of them back. */
function hasErrand(): boolean {
  try {
    return /[?&]failed=/.test(location.search) || sessionStorage.getItem(BATCH_KEY) !== null;
  } catch {
    return false;
  }
}

/**
 * Several recipients of one draft, as far as the first load knows them. In memory alone: customers' numbers are never kept in
 * the browser. `errand` is null until the code for it is needed; `say` tells in the action bar.
 */
export function useSeveral(isReady: boolean, say: (words: string) => void) {
  "use no memo"; // Cheap to draw: remembering would cost more bytes than it saves.
  const [chosen, setChosen] = useState(NOBODY);
  const [errand, setErrand] = useState<Errand | null>(null);
  // Every field knows these two: they stay the same, so that no field is drawn anew for them.
  const edit = useCallback(
    () =>
      void loadSeveral()
        .then(({ loadPanel }) => loadPanel())
        .then(
          () => setErrand({ to: "choose" }),
          () => say(NOT_LOADED),
        ),
    [say],
  );
  const clear = useCallback(() => {
    setChosen(NOBODY);
    focusSoon(() => document.getElementById("recipient"));
  }, []);
  return {
    chosen,
    setChosen,
    errand: errand ?? (isReady && hasErrand() ? REST : null),
    setErrand,
    edit,
    clear,
  };
}
export type Several = ReturnType<typeof useSeveral>;
