"use client";

import { useEffect } from "react";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { makeLazyModule, useLazyModule } from "@/components/ui/lazy-module";
import type { CountryCode, RecipientReading } from "@/lib/message/recipient";

/** 40 KB of phone metadata: loads with the first digit, or with the checks when idle. */
const phones = makeLazyModule(() => import("@/lib/message/recipient"));
fetchAhead(phones.load);
export const usePhones = () => useLazyModule(phones);

/** Preloads the metadata; a failure shows when the number is parsed. */
export const preparePhones = () => void phones.load().catch(() => undefined);
export const loadPhones = phones.load;

/** How the typed recipient reads; null while that can't be told yet. */
export function useRecipientReading(
  typed: string,
  country: CountryCode | undefined,
): RecipientReading | null {
  const loaded = usePhones();
  const isEmpty = typed.trim() === "";
  useEffect(() => {
    if (!isEmpty) preparePhones();
  }, [isEmpty]);
  if (isEmpty) return { state: "empty" };
  return loaded ? loaded.readRecipient(typed, country) : null;
}
