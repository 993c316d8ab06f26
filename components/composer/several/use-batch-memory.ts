"use client";

import { useState } from "react";
import type { KnownBatch } from "@/components/batch/review/batch-review-dialog";
import { useKeptBatch } from "./kept-batch";

/** The last send to several people: what it sends while this page knows it, and its id after a reload too. */
export function useBatchMemory(beginAttempt: () => void) {
  const [made, setMade] = useState<KnownBatch | null>(null);
  const [seenDone, setSeenDone] = useState("");
  const [keptId, keepId] = useKeptBatch();
  return {
    batch: made ?? (keptId === null ? null : { id: keptId }),
    remember: (batch: KnownBatch) => {
      setMade(batch);
      keepId(batch.id);
    },
    forget: () => {
      setMade(null);
      keepId(null);
    },
    /** A person saw the end of it: the same message to the same people is a new order from now on. */
    hearDone: (id: string) => {
      if (id !== seenDone) beginAttempt();
      setSeenDone(id);
    },
  };
}
