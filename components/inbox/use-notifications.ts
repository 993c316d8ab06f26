"use client";

import { useState, useSyncExternalStore } from "react";
import type { Conversation } from "@/lib/api/inbox";

type Permission = "default" | "granted" | "denied" | "unsupported";

const read = (): Permission =>
  typeof Notification === "undefined" ? "unsupported" : Notification.permission;

const noSubscription = () => () => undefined;

/** This browser's desktop notifications: off until a person turns them on. */
export function useNotifications() {
  const [asked, setAsked] = useState<Permission | null>(null);
  // The server renders without a permission.
  const drawn = useSyncExternalStore(noSubscription, read, () => "unsupported" as const);
  const permission = asked ?? drawn;
  return {
    permission,
    ask: () => void Notification.requestPermission().then(setAsked),
    /** Notifies of a customer's new message while the page is hidden. */
    notify: ({ id, name, last_text }: Conversation, onOpen: () => void) => {
      if (permission !== "granted" || document.visibilityState === "visible") return;
      const shown = new Notification(name, { body: last_text, tag: id });
      shown.onclick = () => {
        window.focus();
        onOpen();
      };
    },
  };
}
