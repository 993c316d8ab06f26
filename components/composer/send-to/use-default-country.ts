"use client";

import { useSyncExternalStore } from "react";
import type { CountryCode } from "@/lib/message/recipient";

let names: Intl.DisplayNames | undefined;

/**
 * A country in words: "ZA" → "South Africa". The names are read when one is first needed: that
 * takes a while.
 */
export function formatCountry(country: string): string {
  names ??= new Intl.DisplayNames("en", { type: "region" });
  return names.of(country) ?? country;
}

const KEY = "menuet.country";
const watchers = new Set<() => void>();
const CODE = /^[A-Z]{2}$/;

function subscribe(tell: () => void) {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** What this page knows where the browser keeps nothing. */
let own: string | null = null;

function readChosen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage is off in this browser: the language still tells.
    return own;
  }
}

/** What was chosen last, else the region of the browser's language, else "". */
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
    // Not remembered, as the browser was told; nothing typed is lost.
  }
  watchers.forEach((tell) => tell());
}

const toCode = (country: string) => (CODE.test(country) ? (country as CountryCode) : undefined);

/** The default country of this moment, for who does not draw it. */
export const findDefaultCountry = (): CountryCode | undefined => toCode(readCountry());

/** The default country where it is a guess from the browser's language, and nobody chose it. */
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
