"use client";

import { useSyncExternalStore } from "react";
import type { CountryCode } from "@/lib/message/recipient";

let names: Intl.DisplayNames | undefined;

/** "ZA" → "South Africa". The names are created on first use, because that is slow. */
export function formatCountry(country: string): string {
  names ??= new Intl.DisplayNames("en", { type: "region" });
  return names.of(country) ?? country;
}

const KEY = "menuet.country";
const watchers = new Set<() => void>();
const CODE = /^[A-Z]{2}$/;

function subscribe(notify: () => void) {
  watchers.add(notify);
  return () => watchers.delete(notify);
}

/** The choice on this page if the browser saves nothing. */
let own: string | null = null;

function readChosen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage is blocked: use this page's choice, then the browser's language.
    return own;
  }
}

/** The last choice, else the region of the browser's language, else "". */
function readCountry(): string {
  const chosen = readChosen();
  if (chosen !== null) return chosen;
  return navigator.languages.map((tag) => new Intl.Locale(tag).region).find(Boolean) ?? "";
}

function writeCountry(country: string) {
  own = country;
  try {
    localStorage.setItem(KEY, country);
  } catch {
    // Not remembered, because storage is blocked; nothing typed is lost.
  }
  watchers.forEach((notify) => notify());
}

const toCode = (country: string) => (CODE.test(country) ? (country as CountryCode) : undefined);

/** The current default country, for callers that don't render it. */
export const findDefaultCountry = (): CountryCode | undefined => toCode(readCountry());

/** The default country if it is guessed from the browser's language and nobody chose it. */
export const findGuessedCountry = (): CountryCode | undefined =>
  readChosen() === null ? findDefaultCountry() : undefined;
export const useGuessedCountry = (): CountryCode | undefined =>
  toCode(
    useSyncExternalStore(
      subscribe,
      () => findGuessedCountry() ?? "",
      () => "",
    ),
  );

/** The country for which national numbers are read, remembered in this browser. */
export function useDefaultCountry(): [CountryCode | undefined, (country: string) => void] {
  const country = useSyncExternalStore(subscribe, readCountry, () => "");
  return [toCode(country), writeCountry];
}
