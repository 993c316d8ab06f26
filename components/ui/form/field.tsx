import type { ComponentProps } from "react";
import { FIELD_BOX } from "./field-classes";
import { FieldShell, type FieldWords, toFieldMarks } from "./field-shell";

export type FieldProps = FieldWords & Omit<ComponentProps<"input">, "id">;

/** A labelled line of text. */
export function Field({ id, label, aside, note, fault, className = "", ...input }: FieldProps) {
  const words = { id, label, aside, note, fault };
  return (
    <FieldShell {...words}>
      <input id={id} className={`${FIELD_BOX} ${className}`} {...toFieldMarks(words)} {...input} />
    </FieldShell>
  );
}

type AreaProps = FieldWords & Omit<ComponentProps<"textarea">, "id">;

/** A labelled text of several lines. */
export function AreaField({ id, label, aside, note, fault, className = "", ...area }: AreaProps) {
  const words = { id, label, aside, note, fault };
  return (
    <FieldShell {...words}>
      <textarea
        id={id}
        rows={5}
        className={`${FIELD_BOX} h-auto min-h-19 resize-y py-2 ${className}`}
        {...toFieldMarks(words)}
        {...area}
      />
    </FieldShell>
  );
}

type ChoiceProps<T extends string> = FieldWords & {
  value: T;
  options: readonly { value: T; name: string }[];
  onChange: (value: T) => void;
};

/** A labelled choice of a few. */
export function ChoiceField<T extends string>({ value, options, onChange, ...words }: ChoiceProps<T>) {
  return (
    <FieldShell {...words}>
      <select
        id={words.id}
        value={value}
        className={FIELD_BOX}
        {...toFieldMarks(words)}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </FieldShell>
  );
}
