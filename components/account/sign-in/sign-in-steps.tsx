"use client";

import { useState } from "react";
import type { SignInAnswer } from "@/lib/accounts/contract/sign-in";
import { PasswordStep } from "./password-step";
import { SecondFactorStep } from "./second-factor-step";

type SignInStepsProps = {
  /** A link or a password was accepted already, and the second factor is what is left. */
  startsWithCode?: boolean;
  takesFocus?: boolean;
  onSignedIn: () => void;
};

/** Signing in, a step at a time. */
export function SignInSteps({ startsWithCode = false, takesFocus = false, onSignedIn }: SignInStepsProps) {
  const [isCodeAsked, setIsCodeAsked] = useState(startsWithCode);
  const hear = ({ next }: SignInAnswer) => (next === "signed-in" ? onSignedIn() : setIsCodeAsked(true));
  return (
    <>
      <p role="status" className="sr-only">
        {isCodeAsked && "The password is right. Now the second factor."}
      </p>
      {isCodeAsked ? (
        <SecondFactorStep onAnswer={hear} onStartOver={() => setIsCodeAsked(false)} />
      ) : (
        <PasswordStep takesFocus={takesFocus} onAnswer={hear} />
      )}
    </>
  );
}
