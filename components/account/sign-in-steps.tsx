"use client";

import { useState } from "react";
import * as z from "zod/mini";
import { callApi } from "@/components/client/call-api";
import { QueryProvider } from "@/components/client/query-provider";
import { FaultLine } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { Button } from "@/components/ui/button";
import { Field, PasswordField } from "@/components/ui/field";
import { focusSoon } from "@/components/ui/focus";
import { type SignInAnswer, signInEndpoints, signInOrderSchema } from "@/lib/api/sign-in";

type PasswordStepProps = {
  /** True if this step replaces what had the focus. */
  takesFocus: boolean;
  onAnswer: (answer: SignInAnswer) => void;
};

/** Email and password. */
function PasswordStep({ takesFocus, onAnswer }: PasswordStepProps) {
  const form = useApiForm({
    schema: signInOrderSchema,
    ask: (body) => callApi(signInEndpoints.signIn, { body }),
    onDone: onAnswer,
  });
  return (
    <form {...form.props} className="grid gap-2">
      <Field
        id="sign-in-email"
        label="Email"
        type="email"
        dir="ltr"
        autoComplete="username"
        required
        autoFocus={takesFocus}
        {...form.field("email")}
      />
      <PasswordField
        id="sign-in-password"
        label="Password"
        autoComplete="current-password"
        required
        {...form.field("password")}
      />
      <FaultLine fault={form.fault} />
      <Button type="submit" look="primary" aria-disabled={form.isPending}>
        {form.isPending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}

const CODE = "second-factor-code";

const codeSchema = z.object({ code: z.string() });

type SecondFactorStepProps = { onAnswer: (answer: SignInAnswer) => void; onStartOver: () => void };

/** A code from the authenticator app, or a recovery code. */
export function SecondFactorStep({ onAnswer, onStartOver }: SecondFactorStepProps) {
  const [isRecovery, setIsRecovery] = useState(false);
  const form = useApiForm({
    schema: codeSchema,
    ask: ({ code }) =>
      callApi(signInEndpoints.proveSecondFactor, {
        // Spaces are for reading: apps show a code as "123 456".
        body: isRecovery ? { recovery_code: code.trim() } : { code: code.replace(/\s/g, "") },
      }),
    onDone: onAnswer,
  });
  const change = () => {
    setIsRecovery(!isRecovery);
    form.forget();
    form.reset();
    focusSoon(() => document.getElementById(CODE));
  };
  return (
    <form {...form.props} className="grid gap-2">
      <Field
        key={isRecovery ? "recovery" : "app"}
        id={CODE}
        label={isRecovery ? "Recovery code" : "Code"}
        note={isRecovery ? "Each code works once" : "6-digit code from your authenticator app"}
        dir="ltr"
        autoComplete={isRecovery ? "off" : "one-time-code"}
        inputMode={isRecovery ? "text" : "numeric"}
        pattern={isRecovery ? undefined : "\\s*(\\d\\s*){6}"}
        title={isRecovery ? undefined : "6 digits"}
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        className="font-mono"
        {...form.field("code")}
      />
      <FaultLine fault={form.fault} />
      <Button type="submit" look="primary" aria-disabled={form.isPending}>
        {form.isPending ? "Signing in…" : "Sign in"}
      </Button>
      <div className="mt-1 flex flex-wrap justify-between gap-2">
        <Button look="ghost" onClick={change}>
          {isRecovery ? "Use authenticator app" : "Use recovery code"}
        </Button>
        <Button look="ghost" onClick={onStartOver}>
          Start over
        </Button>
      </div>
    </form>
  );
}

type SignInStepsProps = {
  /** The link or password was already accepted; only the second factor is left. */
  startsWithCode?: boolean;
  takesFocus?: boolean;
  onSignedIn: () => void;
};

/** Signs in step by step: the password, then a second factor if there is one. */
export function SignInSteps({ startsWithCode = false, takesFocus = false, onSignedIn }: SignInStepsProps) {
  const [isCodeAsked, setIsCodeAsked] = useState(startsWithCode);
  const goOn = ({ next }: SignInAnswer) => (next === "signed-in" ? onSignedIn() : setIsCodeAsked(true));
  return (
    <>
      <p role="status" className="sr-only">
        {isCodeAsked && "Password accepted. Enter the code from your authenticator app."}
      </p>
      {isCodeAsked ? (
        <SecondFactorStep onAnswer={goOn} onStartOver={() => setIsCodeAsked(false)} />
      ) : (
        <PasswordStep takesFocus={takesFocus} onAnswer={goOn} />
      )}
    </>
  );
}

/**
 * Signs in and continues at `next`, a checked path. The fragment is kept: the server never sees it.
 */
export function SignInCard({ next }: { next: string }) {
  return (
    <QueryProvider>
      <div className="card p-5 medium:p-6">
        <SignInSteps
          onSignedIn={() =>
            window.location.assign(new URL(next + window.location.hash, window.location.href))
          }
        />
      </div>
    </QueryProvider>
  );
}
