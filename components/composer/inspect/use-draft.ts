"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { useRecipientReading } from "@/components/composer/recipient/phones";
import { useDefaultCountry } from "@/components/composer/recipient/use-default-country";
import type { DraftForm, DraftMessage } from "@/lib/message/draft";

const wholeDraft = (form: DraftForm): DraftForm => form;

/** The draft as it stands, its recipient as E.164 where what was typed is a number. */
export function useDraft(): DraftMessage {
  const { control } = useFormContext<DraftForm>();
  const form = useWatch({ control, compute: wholeDraft });
  const [country] = useDefaultCountry();
  const reading = useRecipientReading(form.recipient, country);
  return reading?.state === "number" ? { ...form, recipient: reading.e164 } : form;
}
