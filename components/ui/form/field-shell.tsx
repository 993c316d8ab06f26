import type { ReactNode } from "react";

export type FieldWords = {
  /** Unique on the page. */
  id: string;
  label: string;
  /** At the end of the label's line: a counter, or "optional". */
  aside?: ReactNode;
  note?: ReactNode;
  /** What is wrong with what stands in it: in the note's place. */
  fault?: string;
};

/** What a field says about itself beside its words. */
export const toFieldMarks = ({ id, fault }: FieldWords) => ({
  "aria-invalid": fault === undefined ? undefined : true,
  "aria-describedby": `${id}-note`,
});

/** What stands around a field: its label, and a line that always has room for a note or for what is wrong. */
export function FieldShell({
  id,
  label,
  aside,
  note,
  fault,
  children,
}: FieldWords & { children: ReactNode }) {
  return (
    <div className="min-w-0">
      <div className="mb-1.5 flex flex-wrap justify-between gap-x-3 text-label">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside !== undefined && <span className="text-faint tabular-nums">{aside}</span>}
      </div>
      {children}
      <p
        id={`${id}-note`}
        className={`mt-1 min-h-[1lh] text-note break-words ${fault === undefined ? "text-faint" : "text-bad"}`}
      >
        {fault ?? note}
      </p>
    </div>
  );
}
