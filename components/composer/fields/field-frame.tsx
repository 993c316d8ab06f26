import type { ReactNode } from "react";

type FieldFrameProps = {
  name: string;
  label: string;
  isDense?: boolean;
  className?: string;
  counter: ReactNode;
  isCounterHidden: boolean;
  note?: ReactNode;
  isRefused: boolean;
  children: ReactNode;
};

/** What stands around a text: its label, its counter, and a note or the words of a refusal. */
export function FieldFrame(props: FieldFrameProps) {
  "use no memo"; // Drawn anew with its parent and cheap to draw: remembering would cost more bytes than it saves.
  const { name, label, isDense, className = "", counter, isCounterHidden, note, isRefused, children } = props;
  return (
    <div className={`min-w-0 ${className}`}>
      <div className={isDense ? "relative" : "flex flex-wrap justify-between gap-y-1.5 text-label"}>
        <label htmlFor={name} className={isDense ? "sr-only" : "font-medium"}>
          {label}
        </label>
        {isDense && children}
        <span
          className={
            isCounterHidden
              ? "sr-only"
              : isDense
                ? "pointer-events-none absolute top-2 right-2 w-11 bg-panel text-[0.71875rem]/[1.125rem]"
                : "w-20"
          }
        >
          {counter}
        </span>
      </div>
      {!isDense && <div className="mt-1.5">{children}</div>}
      {note !== undefined && (
        <p id={`${name}.note`} className={`mt-1 text-note ${isRefused ? "text-bad" : "text-faint"}`}>
          {note}
        </p>
      )}
    </div>
  );
}
