"use client";

import { useSyncExternalStore } from "react";
import type { CountryCode } from "@/lib/message/recipient";

const KEY = "menuet.country";
const watchers = new Set<() => void>();
const CODE = /^[A-Z]{2}$/;

function subscribe(tell: () => void) {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** What was chosen last, else the region of the browser's language, else "". */
function readCountry(): string {
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // Storage is off in this browser: the language still tells.
  }
  if (chosen !== null) return chosen;
  return navigator.languages.map((tag) => new Intl.Locale(tag).region).find(Boolean) ?? "";
}

function writeCountry(country: string) {
  try {
    localStorage.setItem(KEY, country);
  } catch {
    // Not remembered, as the browser was told; nothing typed is lost.
  }
  watchers.forEach((tell) => tell());
}

const toCode = (country: string) => (CODE.test(country) ? (country as CountryCode) : undefined);

/** The default country of this moment, for who does not draw it. */
export const findDefaultCountry = (): CountryCode | undefined => toCode(readCountry());

/** The country for which national numbers are read, remembered in this browser. */
export function useDefaultCountry(): [CountryCode | undefined, (country: string) => void] {
  const country = useSyncExternalStore(subscribe, readCountry, () => "");
  return [toCode(country), writeCountry];
}
