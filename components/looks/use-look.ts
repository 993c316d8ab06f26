"use client";

import { startTransition, useCallback, useEffect, useState } from "react";
import { DEFAULT_LOOK, type Look } from "@/components/preview/look/look";
import { keepLook, openLook } from "./kept-look";

/** The chosen look, in the address and remembered by the browser. The server knows neither: it draws the default. */
export function useLook(): [Look, (change: Partial<Look>) => void] {
  const [look, setLook] = useState(DEFAULT_LOOK);
  useEffect(() => startTransition(() => setLook(openLook())), []);
  const change = useCallback((part: Partial<Look>) => {
    // The address is what was chosen last, in this tab.
    const next = { ...openLook(), ...part };
    keepLook(next);
    setLook(next);
  }, []);
  return [look, change];
}
