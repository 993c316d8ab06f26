"use client";

import { Plus } from "lucide-react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { TextField } from "@/components/composer/fields/text-field";
import { Button } from "@/components/ui/button";
import { focusSoon } from "@/components/ui/focus-soon";
import { type DraftForm, emptyRow } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { makeRowId } from "@/lib/message/row-id";
import { DragHandle } from "./drag-handle";
import { RowEditor, ROW_COLUMNS } from "./row-editor";
import { StructureActions } from "./structure-actions";
import { findTakenIds } from "./use-row-id";

type SectionEditorProps = {
  index: number;
  count: number;
  onMove: (step: -1 | 1) => void;
  onDuplicate: () => void;
  onRemove: () => void;
};

/** The rows of one section, and what can be done to them. */
function useRows(sectionIndex: number) {
  const path = `sections.${sectionIndex}.rows` as const;
  const { getValues } = useFormContext<DraftForm>();
  const { fields, insert, remove, move } = useFieldArray<DraftForm, typeof path, "key">({
    name: path,
    keyName: "key",
  });
  const focusTitle = (row: number) => focusSoon(() => document.getElementById(`${path}.${row}.title`));
  const put = (row: number, value: ReturnType<typeof emptyRow>) => {
    insert(row, value, { shouldFocus: false });
    focusTitle(row);
  };
  return {
    fields,
    move: (row: number, step: -1 | 1) => move(row, row + step),
    add: () => put(fields.length, emptyRow()),
    duplicate: (row: number) => {
      const original = getValues(`${path}.${row}`);
      const id =
        original.title.trim() === "" ? "" : makeRowId(original.title, findTakenIds(getValues("sections")));
      put(row + 1, { ...original, id, isIdOwn: false });
    },
    remove: (row: number) => {
      remove(row);
      const next = Math.min(row, fields.length - 2);
      focusSoon(() => document.getElementById(next < 0 ? `${path}.add` : `${path}.${next}.title`));
    },
  };
}

/** How tall a section is before it is laid out, from what its rows and heads measure between its edges: guessed wrong, what stands below would jump from under a click. */
const HEIGHT =
  "[contain-intrinsic-size:auto_calc(5.9375rem+var(--rows,1)*8.4375rem)] @min-[35rem]:[contain-intrinsic-size:auto_calc(7.4375rem+var(--rows,1)*3.1875rem)]";

export function SectionEditor({ index, count, ...actions }: SectionEditorProps) {
  const path = `sections.${index}` as const;
  const rows = useRows(index);
  return (
    // A layer of its own: a key in one field draws its section anew, and not the other hundred fields with it.
    <div
      role="group"
      aria-label={`Section ${index + 1}`}
      // Not as an attribute: the page's policy lets the server write none.
      ref={(section) => void section?.style.setProperty("--rows", String(rows.fields.length))}
      className={`overflow-hidden rounded-xl [content-visibility:auto] will-change-transform border border-line bg-panel ${HEIGHT}`}
    >
      <div className="flex items-center gap-2 bg-sunk px-3 py-2">
        <DragHandle path={path} label={`Drag section ${index + 1}`} />
        <TextField
          isDense
          name={`${path}.title`}
          label="Section title"
          placeholder={count > 1 ? `Title of section ${index + 1}` : "Section title"}
          limit={LIMITS.sectionTitle}
          className="flex-1 font-medium"
        />
        <StructureActions
          path={path}
          pathAt={(step) => `sections.${index + step}`}
          isFirst={index === 0}
          isLast={index === count - 1}
          removeLabel="Remove section"
          {...actions}
        />
      </div>
      <div
        aria-hidden
        className={`${ROW_COLUMNS} hidden border-t border-line pt-2 text-[0.75rem]/4 text-faint @min-[35rem]:grid ${rows.fields.length === 0 ? "@min-[35rem]:hidden" : ""}`}
      >
        <span className="col-start-2">Row title</span>
        <span>Description</span>
        <span>Row ID</span>
      </div>
      <div className="[&>:first-child]:@min-[35rem]:border-t-0">
        {rows.fields.map((field, row) => (
          <RowEditor
            key={field.key}
            sectionIndex={index}
            index={row}
            count={rows.fields.length}
            onMove={(step) => rows.move(row, step)}
            onDuplicate={() => rows.duplicate(row)}
            onRemove={() => rows.remove(row)}
          />
        ))}
      </div>
      <div className="flex items-center gap-3 border-t border-line px-1.5 py-1.5">
        <Button look="ghost" id={`${path}.rows.add`} onClick={rows.add}>
          <Plus size="0.9375rem" aria-hidden />
          Add row
        </Button>
        <Button look="ghost" id={`${path}.paste`}>
          Paste rows
        </Button>
        {rows.fields.length === 0 && (
          <span className="text-note text-faint">A section needs at least one row.</span>
        )}
      </div>
    </div>
  );
}
