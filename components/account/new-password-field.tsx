"use client";

import { type ComponentProps, useState } from "react";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@/lib/api/limits";
import { PasswordField } from "@/components/ui/field";

type NewPasswordFieldProps = Omit<ComponentProps<typeof PasswordField>, "autoComplete" | "aside" | "note">;

const RULE = `At least ${MIN_PASSWORD_LENGTH} characters. Several words in a row work well.`;

function toAside(length: number): string {
  return length < MIN_PASSWORD_LENGTH
    ? `${length} of at least ${MIN_PASSWORD_LENGTH}`
    : `${length} of at most ${MAX_PASSWORD_LENGTH}`;
}

/** A new password, with the rules and how close it is to meeting them. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const [length, setLength] = useState(0);
  const isTooLong = length > MAX_PASSWORD_LENGTH;
  return (
    <PasswordField
      {...props}
      autoComplete="new-password"
      required
      minLength={MIN_PASSWORD_LENGTH}
      aside={<span className={isTooLong ? "font-medium text-bad" : ""}>{toAside(length)}</span>}
      note={RULE}
      fault={isTooLong ? `At most ${MAX_PASSWORD_LENGTH} characters` : props.fault}
      onChange={(event) => {
        setLength(event.target.value.length);
        props.onChange?.(event);
      }}
    />
  );
}
