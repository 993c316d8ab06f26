"use client";

import { useEffect } from "react";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { makeLazyModule, useLazyModule } from "@/components/ui/lazy-module";
import type { CountryCode, RecipientReading } from "@/lib/message/recipient";

/**
 * The phone metadata is 40 KB: it comes with the first digit, or with the checks while the page is
 * idle.
 */
const phones = makeLazyModule(() => import("@/lib/message/recipient"));
fetchAhead(phones.load);
export const usePhones = () => useLazyModule(phones);

/** Brings the metadata on the way to the field; a failure shows when the number is read. */
export const preparePhones = () => void phones.load().catch(() => undefined);
export const loadPhones = phones.load;

/** What the typed recipient is, or null while that cannot be told yet. */
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
