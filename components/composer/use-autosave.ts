"use client";

import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { keepDraft, readDraftText } from "@/components/draft/draft-store";
import type { DraftForm } from "@/lib/message/draft";
import { hearChanges } from "./fields/form-changes";
import type { HistoryPort } from "./history/history-port";

/** A crash may cost what was typed in the last of these. Shorter than the time between two keys, so that few of them meet a save. */
const SAVE_EVERY_MS = 150;

export type SaveState =
  { state: "new" } | { state: "linked" } | { state: "saved"; at: number } | { state: "refused" };

/** Keeps the draft in this browser while it is typed, at once when the page is left, and tells when. */
export function useAutosave(
  form: UseFormReturn<DraftForm>,
  draftId: string,
  attempt: number,
  savedAt: number,
  port: HistoryPort,
): SaveState {
  "use no memo"; // An effect and what it found: remembering would cost more bytes than it saves.
  const [saved, setSaved] = useState<SaveState>(
    savedAt > 0 ? { state: "saved", at: savedAt } : { state: "new" },
  );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      clearTimeout(timer);
      timer = undefined;
    };
    const save = () => {
      rest();
      const kept = readDraftText();
      if (kept !== null && kept !== port.known && port.mayOverwrite?.(kept) === false) return;
      const at = Date.now();
      const text = keepDraft({ id: draftId, attempt, savedAt: at, form: form.getValues() });
      Object.assign(port, { known: text ?? kept, isOwn: true });
      setSaved(text === null ? { state: "refused" } : { state: "saved", at });
    };
    const flush = () => timer !== undefined && save();
    const unsubscribe = hearChanges(form, () => {
      if (timer === undefined) timer = setTimeout(save, SAVE_EVERY_MS);
    });
    const leave = () => document.visibilityState === "hidden" && flush();
    Object.assign(port, { save, rest });
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", leave);
    return () => {
      unsubscribe();
      flush();
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", leave);
    };
  }, [form, draftId, attempt, port]);
  return saved;
}
