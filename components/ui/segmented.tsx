import type { ReactNode } from "react";

/** `icon` replaces the name, `mark` is beside it. */
type Option<T extends string> = { value: T; name: string; icon?: ReactNode; mark?: ReactNode };
type SegmentedProps<T extends string> = {
  /** The group's name, spoken and not shown. */
  label: string;
  /** Unique on the page: the radios share it. */
  name: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
};

/** One choice of a few, as a native radio group: arrow keys, forms and screen readers just work. */
export function Segmented<T extends string>({ label, name, value, options, onChange }: SegmentedProps<T>) {
  return (
    <div role="radiogroup" aria-label={label} className="segmented">
      {options.map((option) => (
        <label
          key={option.value}
          title={option.icon ? option.name : undefined}
          className="segmented-option has-focus-visible:outline-3 has-focus-visible:outline-ring"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.mark}
          {option.icon ?? option.name}
          {option.icon && <span className="sr-only">{option.name}</span>}
        </label>
      ))}
    </div>
  );
}
