"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Goes where a refusal is told: to the first field that is wrong, else to the words about it (`[data-fault]`). `fault`: another
 * one at each refusal, null without.
 */
export function useFaultFocus(fault: object | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!fault) return;
    const place =
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      form.current?.querySelector<HTMLElement>("[data-fault]");
    place?.focus();
  }, [fault]);
  return form;
}
