"use client";

import { useState, useSyncExternalStore } from "react";
import type { KnownBatch } from "@/components/batch/batch-review-dialog";

const BATCH_KEY = "menuet.batch";
const watchers = new Set<() => void>();
/** The batch on this page if the browser saves nothing. */
let own: string | null = null;

function read(): string | null {
  try {
    return sessionStorage.getItem(BATCH_KEY);
  } catch {
    return own;
  }
}

function write(id: string | null) {
  own = id;
  try {
    if (id === null) sessionStorage.removeItem(BATCH_KEY);
    else sessionStorage.setItem(BATCH_KEY, id);
  } catch {
    // Known until the page is left, then only in the outbox.
  }
  watchers.forEach((notify) => notify());
}

function subscribe(notify: () => void) {
  watchers.add(notify);
  return () => watchers.delete(notify);
}

/** Whether this page was left during a batch, or its URL restores some of its recipients. */
export const hasBatch = (): boolean => /[?&]failed=/.test(location.search) || read() !== null;

/** The last batch; only its ID survives a reload, because it is no customer data. */
export function useKnownBatch(beginAttempt: () => void) {
  const [made, setMade] = useState<KnownBatch | null>(null);
  const [seenDone, setSeenDone] = useState("");
  const savedId = useSyncExternalStore(subscribe, read, () => null);
  return {
    batch: made ?? (savedId === null ? null : { id: savedId }),
    remember: (batch: KnownBatch) => {
      setMade(batch);
      write(batch.id);
    },
    forget: () => {
      setMade(null);
      write(null);
    },
    /**
     * A person saw it finish, so the same message to the same people is a new batch from now on.
     */
    noteDone: (id: string) => {
      if (id !== seenDone) beginAttempt();
      setSeenDone(id);
    },
  };
}
