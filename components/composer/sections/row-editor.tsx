"use client";

import { TextField } from "@/components/composer/fields/text-field";
import { LIMITS } from "@/lib/message/limits";
import { DragHandle } from "./drag-handle";
import { StructureActions } from "./structure-actions";
import { useRowId } from "./use-row-id";

/** The columns of a row, for its fields and for their captions above. */
export const ROW_COLUMNS =
  "grid grid-cols-[1.5rem_minmax(0,1fr)_auto] gap-2 px-3 @min-[35rem]:grid-cols-[1.5rem_minmax(0,1.15fr)_minmax(0,1.3fr)_minmax(0,0.65fr)_7rem]";

type RowEditorProps = {
  sectionIndex: number;
  index: number;
  count: number;
  onMove: (step: -1 | 1) => void;
  onDuplicate: () => void;
  onRemove: () => void;
};

export function RowEditor({ sectionIndex, index, count, ...actions }: RowEditorProps) {
  "use no memo"; // Drawn anew with its parent and cheap to draw: remembering would cost more bytes than it saves.
  const path = `sections.${sectionIndex}.rows.${index}` as const;
  const { onTitle, onId, onIdLeft } = useRowId(sectionIndex, index);
  return (
    <div
      role="group"
      aria-label={`Row ${index + 1}`}
      className={`group/row ${ROW_COLUMNS} border-t border-line py-2`}
    >
      <DragHandle path={path} label={`Drag row ${index + 1}`} />
      <TextField
        isDense
        name={`${path}.title`}
        label="Row title"
        placeholder="Row title"
        limit={LIMITS.rowTitle}
        isRequired
        onType={onTitle}
      />
      <TextField
        isDense
        name={`${path}.description`}
        label="Description"
        placeholder="Description"
        limit={LIMITS.rowDescription}
        className="col-span-2 @min-[35rem]:col-auto"
      />
      <TextField
        isDense
        isCode
        name={`${path}.id`}
        label="Row ID"
        placeholder="Row ID"
        limit={LIMITS.rowId}
        isRequired
        onType={onId}
        onLeave={onIdLeft}
        className="col-span-2 @min-[35rem]:col-auto"
      />
      <div className="col-start-3 row-start-1 self-start pt-[3px] @min-[35rem]:col-auto @min-[35rem]:row-auto">
        <StructureActions
          path={path}
          pathAt={(step) => `sections.${sectionIndex}.rows.${index + step}`}
          isFirst={index === 0}
          isLast={index === count - 1}
          removeLabel="Remove row"
          {...actions}
        />
      </div>
    </div>
  );
}
