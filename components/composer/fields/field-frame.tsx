import type { ReactNode } from "react";

type FieldFrameProps = {
  name: string;
  label: string;
  isDense?: boolean;
  className?: string;
  counter: ReactNode;
  note?: ReactNode;
  isRefused: boolean;
  children: ReactNode;
};

/**
 * What stands around a text: its label, its counter, and a note or the words of a refusal. A dense one lays the counter over
 * the text's end by margins, not by position: a hundred rows of positioned boxes cost every key a layout and a layer each.
 * Neither text nor counter is itself an item of a grid or a flex box: those are never laid out without their siblings.
 */
export function FieldFrame(props: FieldFrameProps) {
  "use no memo"; // Drawn anew with its parent and cheap to draw: remembering would cost more bytes than it saves.
  const { name, label, isDense, className = "", counter, note, isRefused, children } = props;
  return (
    <div className={`min-w-0 ${className}`}>
      {isDense ? (
        <>
          {children}
          {counter}
        </>
      ) : (
        <>
          <div className="flex flex-wrap justify-between gap-y-1.5 text-label">
            <label htmlFor={name} className="font-medium">
              {label}
            </label>
            <div className="w-20">{counter}</div>
          </div>
          <div className="mt-1.5">{children}</div>
        </>
      )}
      {note !== undefined && (
        <p id={`${name}.note`} className={`mt-1 text-note ${isRefused ? "text-bad" : "text-faint"}`}>
          {note}
        </p>
      )}
    </div>
  );
}
