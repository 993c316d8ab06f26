"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { isTyping } from "@/components/ui/focus";

/** Moves focus by one, or to the first or last if none has it. Returns the focused element. */
export function focusNext(all: readonly HTMLElement[], step: 1 | -1): HTMLElement | undefined {
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const next = at === -1 ? all.at(step === 1 ? 0 : -1) : (all[at + step] ?? all[at]);
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next;
}

type InboxKeys = {
  list: RefObject<HTMLElement | null>;
  onReply: () => void;
  onDone: () => void;
  onBack: () => void;
};

/** Keys j, k, r, e and Esc outside of the thread, which has its own; off while a dialog is open. */
export function useInboxKeys({ list, onReply, onDone, onBack }: InboxKeys): void {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("[role=dialog],[role=alertdialog]")) return;
    if (event.key === "Escape") return onBack();
    if (isTyping(event)) return;
    if (event.key === "j" || event.key === "k") {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
      focusNext(rows, event.key === "j" ? 1 : -1);
    } else if (event.key === "r") onReply();
    else if (event.key === "e") onDone();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handleKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
