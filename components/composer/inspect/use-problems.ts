"use client";

import { useDeferredValue, useEffect } from "react";
import { makeLazyModule, useLazyModule } from "@/components/ui/lazy-module";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";

const checks = makeLazyModule(() => import("@/lib/whatsapp/problems"));
export const loadChecks = checks.load;

/** The draft's problems, a moment behind the typing so that they never hold it up; null until the checks are there. */
export function useProblems(draft: DraftMessage): Problem[] | null {
  const loaded = useLazyModule(checks);
  const settled = useDeferredValue(draft);
  useEffect(() => void checks.load().catch(() => undefined), []);
  return loaded ? loaded.findProblems(settled) : null;
}
