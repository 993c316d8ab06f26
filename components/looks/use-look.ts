"use client";

import { startTransition, useEffect, useState } from "react";
import { DEFAULT_LOOK, type Look } from "@/components/preview/look/look";
import { beginLook, keepLook } from "./kept-look";

/** The chosen look, in the address and remembered by the browser. The server knows neither: it draws the default. */
export function useLook(): [Look, (change: Partial<Look>) => void] {
  const [look, setLook] = useState(DEFAULT_LOOK);
  useEffect(() => {
    const begun = beginLook();
    startTransition(() => setLook(begun));
  }, []);
  const change = (part: Partial<Look>) => {
    const next = { ...look, ...part };
    keepLook(next);
    setLook(next);
  };
  return [look, change];
}
