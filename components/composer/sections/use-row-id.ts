"use client";

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

/** Keeps a row's id made from its title until a person edits it; an id that is cleared is made anew. */
export function useRowId(sectionIndex: number, index: number) {
  const { getValues, setValue } = useFormContext<DraftForm>();
  const path = `sections.${sectionIndex}.rows.${index}` as const;
  const follow = (title: string) => {
    const id =
      title.trim() === "" ? "" : makeRowId(title, findTakenIds(getValues("sections"), [sectionIndex, index]));
    if (id !== getValues(`${path}.id`)) setValue(`${path}.id`, id);
  };
  return {
    onTitle: () => {
      if (!getValues(`${path}.isIdOwn`)) follow(getValues(`${path}.title`));
    },
    onId: () => setValue(`${path}.isIdOwn`, true),
    onIdLeft: () => {
      if (getValues(`${path}.id`).trim() !== "") return;
      setValue(`${path}.isIdOwn`, false);
      follow(getValues(`${path}.title`));
    },
  };
}
