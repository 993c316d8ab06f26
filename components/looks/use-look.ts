"use client";
import { startTransition, useEffect, useState } from "react";
import { DEFAULT_LOOK, formatLook, type Look, LOOK_AXES, parseLook } from "@/components/preview/look";

const KEY = "menuet.look";
const AXES = Object.keys(LOOK_AXES);

/** The look in the address if it names any axis, else the one this browser remembers. */
export function openLook(): Look {
  const address = new URLSearchParams(location.search);
  if (AXES.some((axis) => address.has(axis))) return parseLook(address);
  try {
    return parseLook(new URLSearchParams(localStorage.getItem(KEY) ?? ""));
  } catch {
    return parseLook(address);
  }
}

/** Remembers a look in this browser and in the address, keeping its other parts; no reload. */
export function saveLook(look: Look): void {
  const url = new URL(location.href);
  const words = formatLook(look);
  for (const axis of AXES) url.searchParams.delete(axis);
  for (const [axis, choice] of new URLSearchParams(words)) url.searchParams.set(axis, choice);
  history.replaceState(null, "", url);
  try {
    localStorage.setItem(KEY, words);
  } catch {
    // Storage is full or off: the address still holds the look.
  }
}

/** The chosen look, in the address and this browser; the server renders the default. */
export function useLook(): [Look, (change: Partial<Look>) => void] {
  const [look, setLook] = useState(DEFAULT_LOOK);
  useEffect(() => {
    const begun = openLook();
    startTransition(() => setLook(begun));
  }, []);
  const change = (part: Partial<Look>) => {
    const next = { ...look, ...part };
    saveLook(next);
    setLook(next);
  };
  return [look, change];
}
