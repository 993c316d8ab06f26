"use client";

import { type ComponentProps, useState } from "react";
import { PasswordField } from "@/components/ui/form/password-field";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@/lib/accounts/contract/limits";

type NewPasswordFieldProps = Omit<
  ComponentProps<typeof PasswordField>,
  "autoComplete" | "aside" | "note" | "onChange"
>;

const RULE = `At least ${MIN_PASSWORD_LENGTH} characters. A few words in a row are easy to remember and hard to guess.`;

function toAside(length: number): string {
  return length < MIN_PASSWORD_LENGTH
    ? `${length} of ${MIN_PASSWORD_LENGTH} or more`
    : `${length} of ${MAX_PASSWORD_LENGTH} at most`;
}

/** A password that is being chosen, with the rules and how far it is from them. */
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
      onChange={({ target }) => setLength(target.value.length)}
    />
  );
}
