"use client";

import { useMemo } from "react";
import { useWatch } from "react-hook-form";
import { useRecipientReading } from "@/components/composer/send/phones";
import { useDefaultCountry } from "@/components/composer/send/use-default-country";
import { type Envelope, useDraftStore, useEnvelope, useSettledContent } from "./use-draft";
import { useSettled } from "@/components/ui/use-settled";
import type { DraftForm } from "@/lib/message/draft";
import type { ReadNumber } from "@/lib/message/recipient";

/** Problems and payload wait for a pause this long, so that no keystroke waits for them. */
const PAUSE_MS = 100;

/**
 * The draft at the last pause in typing; its recipient is E.164 if readable, the first of many.
 * `reading`: how a single recipient was read.
 */
export function useSettledDraft(): { draft: DraftForm; reading: ReadNumber | null; envelope: Envelope } {
  const store = useDraftStore();
  const { control, getValues } = useEnvelope();
  const content = useSettledContent(PAUSE_MS);
  const [recipient, replyTo] = useWatch<Envelope, ["recipient", "replyTo"]>({
    ...{ control, name: ["recipient", "replyTo"] as const },
  });
  const many = useWatch<Envelope, "many">({ control, name: "many" });
  const typed = useSettled(recipient, PAUSE_MS);
  const [country] = useDefaultCountry();
  const reading = useRecipientReading(typed, country);
  const [first] = many.numbers;
  const isOne = first === undefined && reading?.state === "number";
  const number = first ?? (isOne ? reading.e164 : typed);
  const draft = useMemo(
    () => ({ ...store.toForm({ recipient: number, replyTo }), ...content }),
    [store, content, number, replyTo],
  );
  return {
    draft,
    reading: isOne ? reading : null,
    envelope: { ...getValues(), recipient: typed, replyTo, many },
  };
}
