"use client";

import { useEffect } from "react";
import { makeLazyModule, useLazyModule } from "@/components/ui/lazy-module";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";

const checks = makeLazyModule(() => import("@/lib/whatsapp/problems"));

/** The problems of a draft that is not being typed this moment; null until the checks are there. */
export function useProblems(settled: DraftMessage): Problem[] | null {
  const loaded = useLazyModule(checks);
  useEffect(() => void checks.load().catch(() => undefined), []);
  return loaded ? loaded.findProblems(settled) : null;
}
