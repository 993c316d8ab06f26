"use client";

import { useState } from "react";

/** Something that was taken out of the draft: what it was, in words, and how it comes back. */
export type Removal = { what: string; restore: () => void };

/** The removals of this visit, the latest first to come back. */
export function useUndo() {
  const [removals, setRemovals] = useState<Removal[]>([]);
  const [said, setSaid] = useState("");
  const last = removals.at(-1);
  return {
    said,
    say: setSaid,
    canUndo: last !== undefined,
    record: (removal: Removal) => {
      setRemovals([...removals, removal]);
      setSaid(`${removal.what} removed`);
    },
    undo: () => {
      if (!last) return;
      last.restore();
      setRemovals(removals.slice(0, -1));
      setSaid(`${last.what} is back`);
    },
  };
}
export type Undo = ReturnType<typeof useUndo>;
