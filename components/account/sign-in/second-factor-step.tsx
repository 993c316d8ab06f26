"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { postSecondFactor } from "@/components/account/requests/sign-in-requests";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { Button } from "@/components/ui/button";
import { focusSoon } from "@/components/ui/focus-soon";
import { Field } from "@/components/ui/form/field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";
import type { SignInAnswer } from "@/lib/accounts/contract/sign-in";

const CODE = "second-factor-code";

/** Spaces are for reading: apps show a code as "123 456". */
const toOrder = (text: string, isRecovery: boolean) =>
  isRecovery ? { recovery_code: text.trim() } : { code: text.replace(/\s/g, "") };

type SecondFactorStepProps = { onAnswer: (answer: SignInAnswer) => void; onStartOver: () => void };

/** The second factor: a code of the app, or one of those kept for its loss. */
export function SecondFactorStep({ onAnswer, onStartOver }: SecondFactorStepProps) {
  const [isRecovery, setIsRecovery] = useState(false);
  const confirm = useMutation({ mutationFn: postSecondFactor, retry: false, onSuccess: onAnswer });
  const fault = confirm.error ? toAskError(confirm.error) : null;
  const form = useFaultFocus(fault);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code"));
    if (!confirm.isPending) confirm.mutate(toOrder(code, isRecovery));
  };
  const change = () => {
    setIsRecovery(!isRecovery);
    confirm.reset();
    focusSoon(() => document.getElementById(CODE));
  };
  return (
    <form ref={form} method="post" onSubmit={submit} className="grid gap-2">
      <Field
        key={isRecovery ? "recovery" : "app"}
        id={CODE}
        name="code"
        label={isRecovery ? "Recovery code" : "Code"}
        note={isRecovery ? "Each works once" : "The six digits that your authenticator app shows"}
        dir="ltr"
        autoComplete={isRecovery ? "off" : "one-time-code"}
        inputMode={isRecovery ? "text" : "numeric"}
        pattern={isRecovery ? undefined : "\\s*(\\d\\s*){6}"}
        title={isRecovery ? undefined : "Six digits"}
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        className="font-mono"
      />
      <FaultLine fault={fault} />
      <Button type="submit" look="primary" aria-disabled={confirm.isPending}>
        {confirm.isPending ? "Signing in…" : "Sign in"}
      </Button>
      <div className="mt-1 flex flex-wrap justify-between gap-2">
        <Button look="ghost" onClick={change}>
          {isRecovery ? "Use the authenticator app" : "Use a recovery code"}
        </Button>
        <Button look="ghost" onClick={onStartOver}>
          Start over
        </Button>
      </div>
    </form>
  );
}
