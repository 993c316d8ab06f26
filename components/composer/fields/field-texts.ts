"use client";

import { createContext, useContext, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { type FieldPathByValue, useFormContext, type UseFormReturn } from "react-hook-form";
import type { DraftForm } from "@/lib/message/draft";
import { hearChanges } from "./form-changes";

export type TextName = FieldPathByValue<DraftForm, string>;

type Tell = () => void;
export type FieldTexts = { subscribe: (name: TextName, tell: Tell) => () => void };

const nobody: FieldTexts = { subscribe: () => () => undefined };
export const FieldTextsContext = createContext<FieldTexts>(nobody);

/** Who waits for which field, by name. */
class Waiting implements FieldTexts {
  #byName = new Map<string, Set<Tell>>();

  subscribe = (name: TextName, tell: Tell) => {
    const tells = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, tells.add(tell));
    return () => void tells.delete(tell);
  };

  /** `name` changed: a field, a group of them, or, where it is missing, any. */
  tell(name: string | undefined) {
    const own = name === undefined ? undefined : this.#byName.get(name);
    if (own) return own.forEach((tell) => tell());
    for (const [field, tells] of this.#byName)
      if (name === undefined || field.startsWith(`${name}.`)) tells.forEach((tell) => tell());
  }
}

/** One look at the form for all its texts: a watcher for each would be three hundred of them at every key. */
export function useFieldTexts({ control }: UseFormReturn<DraftForm>): FieldTexts {
  const [waiting] = useState(() => new Waiting());
  // With the drawing itself: after it, what was typed in between would not be heard.
  useLayoutEffect(() => hearChanges({ control }, (name) => waiting.tell(name)), [control, waiting]);
  return waiting;
}

/** The server draws an empty draft. */
const readBlank = () => "";

/** What stands in one field now. */
export function useFieldText(name: TextName): string {
  const { getValues } = useFormContext<DraftForm>();
  const texts = useContext(FieldTextsContext);
  const read = () => getValues(name) ?? "";
  return useSyncExternalStore((tell) => texts.subscribe(name, tell), read, readBlank);
}
