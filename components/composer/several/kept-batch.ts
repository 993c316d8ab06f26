"use client";

import { useSyncExternalStore } from "react";
import { BATCH_KEY } from "./use-several";

const watchers = new Set<() => void>();
/** What this page knows where the browser keeps nothing. */
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
  watchers.forEach((tell) => tell());
}

function subscribe(tell: () => void) {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** The id of this tab's last send to several people: no customer's data, so that a reload finds it again. */
export function useKeptBatch(): [string | null, (id: string | null) => void] {
  return [useSyncExternalStore(subscribe, read, () => null), write];
}
