"use client";

import { useCallback, useSyncExternalStore } from "react";
import { useFormContext, type UseFormReturn } from "react-hook-form";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";

/**
 * Hears every change of a value by the field's name; without a name any may have changed. `isTyped`: by a hand in that field. The form's own `subscribe` and
 * `useWatch` make it copy the whole draft at every key, several times: here it is asked for no copy.
 */
export function hearChanges(
  { control }: Pick<UseFormReturn<DraftForm>, "control">,
  hear: (name: string | undefined, isTyped: boolean) => void,
): () => void {
  const { unsubscribe } = control._subjects.state.subscribe({
    next: (change) => {
      // What else it tells of is how the form stands, which nobody here asks for.
      if ("values" in change || change.type !== undefined) hear(change.name, change.type !== undefined);
    },
  });
  return unsubscribe;
}

const BLANK = emptyDraft();

/** Something simple (a text, a number, a yes or no) that is read off the form, drawn anew when it differs. */
export function useFormValue<T extends string | number | boolean>(read: (form: DraftForm) => T): T {
  const { control, getValues } = useFormContext<DraftForm>();
  const subscribe = useCallback((tell: () => void) => hearChanges({ control }, tell), [control]);
  return useSyncExternalStore(
    subscribe,
    () => read(getValues()),
    // The server draws an empty draft.
    () => read(BLANK),
  );
}
