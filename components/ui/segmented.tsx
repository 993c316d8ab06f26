import type { ReactNode } from "react";

type Option<T extends string> = { value: T; name: string; icon?: ReactNode };
type SegmentedProps<T extends string> = {
  /** The group's name, spoken and not shown. */
  label: string;
  /** Unique on the page: the radios share it. */
  name: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
};

/** One choice of a few, as the platform's own radio group: arrow keys, forms and screen readers come with it. */
export function Segmented<T extends string>({ label, name, value, options, onChange }: SegmentedProps<T>) {
  "use no memo"; // Drawn anew with its parent and cheap to draw: remembering would cost more bytes than it saves.
  return (
    <div role="radiogroup" aria-label={label} className="inline-flex gap-0.5 rounded-[10px] bg-sunk p-[3px]">
      {options.map((option) => (
        <label
          key={option.value}
          title={option.icon ? option.name : undefined}
          className="grid min-h-[1.875rem] place-items-center rounded-[7px] px-3 font-medium text-soft transition-colors duration-150 has-checked:bg-panel has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-3 has-focus-visible:outline-ring"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.icon ?? option.name}
          {option.icon && <span className="sr-only">{option.name}</span>}
        </label>
      ))}
    </div>
  );
}
