"use client";

import { useEffect } from "react";
import { readDraftText } from "@/components/draft/draft-store";
import { readOrigin } from "@/components/library/opening/origin";
import type { DraftAccess } from "@/components/library/opening/use-origin";
import { readStoredDraft } from "@/lib/message/stored-draft";
import { dropDraft, putDraft } from "./draft-requests";

/** The browser keeps every key by itself: the server's copy is for another browser, and may come after a while. */
const KEEP_EVERY_MS = 4_000;

/** This browser's own draft, as it is kept here; null where nothing was kept yet. */
export function readOwnDraft(): { id: string; savedAt: number } | null {
  const text = readDraftText();
  const stored = text === null ? null : readStoredDraft(text);
  return stored && { id: stored.id, savedAt: stored.savedAt };
}

/** Keeps what is typed on the server too. Whatever goes wrong there is quiet: the browser has it. */
export function useServerDraft({ subscribe, getContent, isBlank }: DraftAccess): void {
  useEffect(() => {
    // What was typed before anybody listened is kept too.
    let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(() => keep(false), KEEP_EVERY_MS);
    const keep = (keepalive: boolean) => {
      clearTimeout(timer);
      timer = undefined;
      const own = readOwnDraft();
      const isChanged = own !== null && own.savedAt > performance.timeOrigin;
      if (!isChanged || !navigator.onLine) return;
      const origin = readOrigin();
      const of = { message_id: origin?.id ?? null, from_version: origin?.version ?? null };
      const asked = isBlank()
        ? dropDraft(own.id)
        : putDraft(own.id, { ...of, content: getContent() }, { keepalive });
      asked.catch(() => undefined);
    };
    const unsubscribe = subscribe(() => {
      if (timer === undefined) timer = setTimeout(keep, KEEP_EVERY_MS, false);
    });
    const leave = () => {
      if (document.visibilityState === "hidden" && timer !== undefined) keep(true);
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      document.removeEventListener("visibilitychange", leave);
    };
  }, [subscribe, getContent, isBlank]);
}
