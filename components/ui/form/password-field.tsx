"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { FIELD_BOX } from "./field-classes";
import { FieldShell, type FieldWords, toFieldMarks } from "./field-shell";

type PasswordFieldProps = FieldWords &
  Omit<ComponentProps<"input">, "id" | "type" | "autoComplete"> & {
    /** Tells a password manager whether to fill it in or to make one. */
    autoComplete: "current-password" | "new-password";
  };

/** A labelled password, which can be looked at while it is typed. */
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
