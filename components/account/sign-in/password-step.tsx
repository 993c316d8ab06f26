"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { postSignIn } from "@/components/account/requests/sign-in-requests";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { PasswordField } from "@/components/ui/form/password-field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";
import type { SignInAnswer } from "@/lib/accounts/contract/sign-in";

type PasswordStepProps = {
  /** Where it comes in the place of what had the focus. */
  takesFocus: boolean;
  onAnswer: (answer: SignInAnswer) => void;
};

/** Who it is. Uncontrolled fields: what a password manager fills in is what is read. */
export function PasswordStep({ takesFocus, onAnswer }: PasswordStepProps) {
  const signIn = useMutation({ mutationFn: postSignIn, retry: false, onSuccess: onAnswer });
  const fault = signIn.error ? toAskError(signIn.error) : null;
  const form = useFaultFocus(fault);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (signIn.isPending) return;
    const given = new FormData(event.currentTarget);
    signIn.mutate({ email: String(given.get("email")), password: String(given.get("password")) });
  };
  return (
    <form ref={form} method="post" onSubmit={submit} className="grid gap-2">
      <Field
        id="sign-in-email"
        name="email"
        label="E-mail"
        type="email"
        dir="ltr"
        autoComplete="username"
        required
        autoFocus={takesFocus}
      />
      <PasswordField
        id="sign-in-password"
        name="password"
        label="Password"
        autoComplete="current-password"
        required
      />
      <FaultLine fault={fault} />
      <Button type="submit" look="primary" aria-disabled={signIn.isPending}>
        {signIn.isPending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
