"use client";

import { useEffect, useState } from "react";
import { useFormContext } from "react-hook-form";
import type { DraftForm, DraftSection } from "@/lib/message/draft";
import { makeRowId } from "@/lib/message/row-id";

/** Every id of the list but the one at `except` (a section's and a row's index). */
export function findTakenIds(
  sections: readonly DraftSection[],
  except?: readonly [number, number],
): Set<string> {
  return new Set(
    sections.flatMap(({ rows }, s) =>
      rows.flatMap(({ id }, r) => (except && except[0] === s && except[1] === r ? [] : [id.trim()])),
    ),
  );
}

/** An id follows its title after a pause this long in the typing, so that no key waits for another field. */
export const ROW_ID_PAUSE_MS = 50;

/** One task at a time, run after the pause, or by `flush` at once. */
function useAfterPause() {
  const [later] = useState(() => {
    let waiting: (() => void) | null = null;
    const flush = () => {
      const task = waiting;
      waiting = null;
      task?.();
    };
    const put = (task: () => void) => {
      if (!waiting) setTimeout(flush, ROW_ID_PAUSE_MS);
      waiting = task;
    };
    return { put, flush };
  });
  useEffect(() => later.flush, [later]);
  return later;
}

/** Keeps a row's id made from its title until a person edits it; an id that is cleared is made anew. */
export function useRowId(sectionIndex: number, index: number) {
  const { getValues, setValue } = useFormContext<DraftForm>();
  const path = `sections.${sectionIndex}.rows.${index}` as const;
  const later = useAfterPause();
  const follow = (title: string) => {
    const id =
      title.trim() === "" ? "" : makeRowId(title, findTakenIds(getValues("sections"), [sectionIndex, index]));
    if (id !== getValues(`${path}.id`)) setValue(`${path}.id`, id);
  };
  return {
    // The id is another field and no key need wait for it; whatever leaves the title finds it made.
    onTitle: () =>
      later.put(() => {
        if (getValues(`${path}.isIdOwn`) === false) follow(getValues(`${path}.title`));
      }),
    onTitleLeft: later.flush,
    onId: () => setValue(`${path}.isIdOwn`, true),
    onIdLeft: () => {
      if (getValues(`${path}.id`).trim() !== "") return;
      setValue(`${path}.isIdOwn`, false);
      follow(getValues(`${path}.title`));
    },
  };
}
