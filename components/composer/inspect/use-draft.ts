"use client";

import { startTransition, useEffect, useState, useSyncExternalStore } from "react";
import { useFormContext, type UseFormReturn } from "react-hook-form";
import { useComposerDesk } from "@/components/composer/composer-context";
import { hearChanges } from "@/components/composer/fields/form-changes";
import { useRecipientReading } from "@/components/composer/recipient/phones";
import { useDefaultCountry } from "@/components/composer/recipient/use-default-country";
import { type DraftForm, type DraftMessage, emptyDraft } from "@/lib/message/draft";

const BLANK = emptyDraft();
const readBlank = () => BLANK;

/** A copy: the form writes into its own values, and who remembers by identity would not see it. */
const copyDraft = (form: DraftForm): DraftForm => ({
  ...form,
  sections: form.sections.map((section) => ({ ...section, rows: section.rows.map((row) => ({ ...row })) })),
});

/** One copy of the form's values for each change. */
function watchDraft({ control, getValues }: UseFormReturn<DraftForm>) {
  let copy: DraftForm | null = null;
  return {
    read: () => (copy ??= copyDraft(getValues())),
    subscribe: (tell: () => void) => {
      // What was typed between the drawing and now was not heard.
      copy = null;
      return hearChanges({ control }, () => {
        copy = null;
        tell();
      });
    },
  };
}

/** The draft with every key, its recipient as it was typed; until it is hydrated the empty one that the server drew. */
export function useDraft(): DraftMessage {
  const form = useFormContext<DraftForm>();
  const [draft] = useState(() => watchDraft(form));
  return useSyncExternalStore(draft.subscribe, draft.read, readBlank);
}

/** The draft as of the last pause of `pauseMs` in the typing, so that no key waits for what reads it; its recipient as E.164 where it is a number, the first where they are several. */
export function useSettledDraft(pauseMs: number): DraftForm {
  const { control, getValues } = useFormContext<DraftForm>();
  const [settled, setSettled] = useState<DraftForm>(() => getValues());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const settle = () => startTransition(() => setSettled(copyDraft(getValues())));
    const unsubscribe = hearChanges({ control }, () => {
      clearTimeout(timer);
      timer = setTimeout(settle, pauseMs);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [control, getValues, pauseMs]);
  const [country] = useDefaultCountry();
  const reading = useRecipientReading(settled.recipient, country);
  const [first] = useComposerDesk().several.numbers;
  if (first !== undefined) return { ...settled, recipient: first };
  return reading?.state === "number" ? { ...settled, recipient: reading.e164 } : settled;
}
