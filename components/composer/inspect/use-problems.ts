"use client";

import { useEffect } from "react";
import { findKeptProblems, useKeptFinding } from "@/components/composer/audio/kept-finding";
import { makeLazyModule, untilIdle, useLazyModule } from "@/components/ui/lazy-module";
import { type DraftForm, isBlank } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";

const checks = makeLazyModule(() => import("@/lib/whatsapp/problems"));

/**
 * The problems of a draft that is not being typed this moment; null until the checks are there. They come when they are seen, or when
 * there is something to check.
 */
export function useProblems(settled: DraftForm, recipients: number, isSeen: boolean): Problem[] | null {
  const loaded = useLazyModule(checks);
  const isNeeded = isSeen || !isBlank(settled) || settled.recipient + settled.replyTo !== "";
  useEffect(() => {
    // Once the page can be used: the checks are for what will be typed.
    let isOver = !isNeeded;
    untilIdle()
      .then(() => (isOver ? null : checks.load()))
      .catch(() => undefined);
    return () => void (isOver = true);
  }, [isNeeded]);
  const kept = useKeptFinding();
  // The audio's field is the last of its kind of message: what was found there comes last.
  return loaded ? [...loaded.findProblems(settled, recipients), ...findKeptProblems(settled, kept)] : null;
}
