"use client";

import { useFormContext } from "react-hook-form";
import { useComposerDesk } from "@/components/composer/composer-context";
import { applyContent } from "@/components/composer/history/apply-content";
import type { DraftForm } from "@/lib/message/draft";
import { findChangedPlace } from "@/lib/message/history/step/changed-place";
import type { Fix } from "@/lib/whatsapp/fixes/fix";
import type { Problem } from "@/lib/whatsapp/problems";

const ENVELOPE = ["recipient", "replyTo"] as const;

/** Makes a fix one step of the history, and gives the place where the eye should go. */
export function useApply(): (fix: Fix, problem: Problem) => string {
  "use no memo"; // For the handler of the moment.
  const form = useFormContext<DraftForm>();
  const { port } = useComposerDesk();
  return (fix, { path, place }) => {
    const before = structuredClone(form.getValues());
    const after = fix.apply(before);
    const changed = findChangedPlace(before, after);
    // Whom it goes to is no part of the history.
    for (const name of ENVELOPE) if (before[name] !== after[name]) form.setValue(name, after[name]);
    if (changed !== null) {
      Object.assign(port, { words: `${fix.words}: ${place}` });
      applyContent(form, after);
    }
    return fix.paths.includes(path) ? path : (changed ?? path);
  };
}
