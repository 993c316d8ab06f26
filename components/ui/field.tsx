"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import { Eye, EyeOff } from "lucide-react";
import { IconButton } from "@/components/ui/button";

/** The box of a text field or select. */
export const FIELD_BOX =
  "h-9 w-full min-w-0 max-two:min-h-11 rounded-lg border border-control bg-panel px-3 transition-colors duration-150 focus:border-accent disabled:opacity-50 aria-invalid:border-bad";

type FieldWords = {
  /** Unique on the page. */
  id: string;
  label: string;
  /** At the end of the label's line: a counter, or "optional". */
  aside?: ReactNode;
  note?: ReactNode;
  /** What is wrong with its value; replaces the note. */
  fault?: string;
};

/** The attributes that link a field to its note or error. */
const toFieldMarks = ({ id, fault }: FieldWords) => ({
  "aria-invalid": fault === undefined ? undefined : true,
  "aria-describedby": `${id}-note`,
});

/** A field's label, and a line that always has room for a note or an error. */
function FieldShell({ id, label, aside, note, fault, children }: FieldWords & { children: ReactNode }) {
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

type FieldProps = FieldWords & Omit<ComponentProps<"input">, "id">;

/** A labelled single-line input. */
export function Field({ id, label, aside, note, fault, className = "", ...input }: FieldProps) {
  const words = { id, label, aside, note, fault };
  return (
    <FieldShell {...words}>
      <input id={id} className={`${FIELD_BOX} ${className}`} {...toFieldMarks(words)} {...input} />
    </FieldShell>
  );
}

type AreaProps = FieldWords & Omit<ComponentProps<"textarea">, "id">;

/** A labelled multi-line input. */
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

/** A labelled select. */
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

type PasswordFieldProps = FieldWords &
  Omit<ComponentProps<"input">, "id" | "type" | "autoComplete"> & {
    /** Tells a password manager whether to fill in or to generate one. */
    autoComplete: "current-password" | "new-password";
  };

/** A labelled password field whose text can be shown while typing. */
export function PasswordField({ id, label, aside, note, fault, ...input }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  const words = { id, label, aside, note, fault };
  const Icon = isShown ? EyeOff : Eye;
  return (
    <FieldShell {...words}>
      <div className="grid">
        <input
          id={id}
          type={isShown ? "text" : "password"}
          dir="ltr"
          autoCapitalize="none"
          spellCheck={false}
          className={`${FIELD_BOX} [grid-area:1/1] [padding-inline-end:2.5rem]`}
          {...toFieldMarks(words)}
          {...input}
        />
        <IconButton
          label={isShown ? "Hide password" : "Show password"}
          aria-controls={id}
          onClick={() => setIsShown(!isShown)}
          className="me-1 self-center justify-self-end [grid-area:1/1]"
        >
          <Icon size="1rem" aria-hidden />
        </IconButton>
      </div>
    </FieldShell>
  );
}
