"use client";

import { startTransition, useEffect, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useComposerDesk } from "@/components/composer/composer-context";
import { useRecipientReading } from "@/components/composer/recipient/phones";
import { useDefaultCountry } from "@/components/composer/recipient/use-default-country";
import type { DraftForm, DraftMessage } from "@/lib/message/draft";

const wholeDraft = (form: DraftForm): DraftForm => form;

/** The draft with every key, its recipient as it was typed. */
export function useDraft(): DraftMessage {
  const { control } = useFormContext<DraftForm>();
  return useWatch({ control, compute: wholeDraft });
}

/** The draft as of the last pause of `pauseMs` in the typing, so that no key waits for what reads it; its recipient as E.164 where it is a number, the first where they are several. */
export function useSettledDraft(pauseMs: number): DraftMessage {
  const { getValues, subscribe } = useFormContext<DraftForm>();
  const [settled, setSettled] = useState<DraftForm>(() => getValues());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const settle = () => startTransition(() => setSettled(structuredClone(getValues())));
    const unsubscribe = subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer);
        timer = setTimeout(settle, pauseMs);
      },
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [getValues, subscribe, pauseMs]);
  const [country] = useDefaultCountry();
  const reading = useRecipientReading(settled.recipient, country);
  const [first] = useComposerDesk().several.numbers;
  if (first !== undefined) return { ...settled, recipient: first };
  return reading?.state === "number" ? { ...settled, recipient: reading.e164 } : settled;
}
