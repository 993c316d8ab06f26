"use client";

import { useEffect } from "react";
import { findKeptProblems, useKeptFinding } from "@/components/composer/audio/kept-finding";
import { makeLazyModule, useLazyModule } from "@/components/ui/lazy-module";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";

const checks = makeLazyModule(() => import("@/lib/whatsapp/problems"));

/** However busy the page is, the checks come by then. */
const LATEST_MS = 1500;

/** The problems of a draft that is not being typed this moment; null until the checks are there. */
export function useProblems(settled: DraftMessage, recipients: number): Problem[] | null {
  const loaded = useLazyModule(checks);
  useEffect(() => {
    // Once the page can be used: the checks are for what will be typed.
    const load = () => void checks.load().catch(() => undefined);
    if (!("requestIdleCallback" in window)) return load();
    const waiting = requestIdleCallback(load, { timeout: LATEST_MS });
    return () => cancelIdleCallback(waiting);
  }, []);
  const kept = useKeptFinding();
  // The audio's field is the last of its kind of message: what was found there comes last.
  return loaded ? [...loaded.findProblems(settled, recipients), ...findKeptProblems(settled, kept)] : null;
}
