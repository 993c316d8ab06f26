"use client";

import { useEffect, useSyncExternalStore } from "react";

const LOOK_MS = 60_000;
const listeners = new Set<() => void>();
let known: number | null = null;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Set by the inbox, because the navigation is rendered outside of it. */
export function setUnreadCount(unread: number): void {
  known = unread;
  for (const notify of listeners) notify();
}

/** A hidden page doesn't poll, and the inbox updates the count itself. */
async function look() {
  if (document.hidden || location.pathname === "/inbox") return;
  const { fetchUnread } = await import("./inbox-requests");
  setUnreadCount(await fetchUnread());
}

/**
 * The unread count, also in the tab's title. `drawn`: as rendered, null for roles without replies.
 */
export function useUnreadCount(drawn: number | null): number {
  const read = () => known ?? drawn ?? 0;
  const unread = useSyncExternalStore(subscribe, read, () => drawn ?? 0);
  useEffect(() => {
    const show = () => {
      const title = document.title.replace(/^\(\d+\) /, "");
      const next = unread > 0 ? `(${unread}) ${title}` : title;
      if (document.title !== next) document.title = next;
    };
    show();
    // Next.js writes the title again once the page's metadata has arrived.
    const watch = new MutationObserver(show);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [unread]);
  useEffect(() => {
    if (drawn === null) return;
    const begin = () => void look().catch(() => undefined);
    const timer = setInterval(begin, LOOK_MS);
    document.addEventListener("visibilitychange", begin);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", begin);
    };
  }, [drawn]);
  return unread;
}
