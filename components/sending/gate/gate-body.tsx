"use client";

import { SignInSteps } from "@/components/account/sign-in/sign-in-steps";
import { Notice } from "@/components/ui/notice";
import type { Gate } from "./use-gate";

/** What is needed before a send, where it can be had. */
export function GateBody({ gate }: { gate: Gate }) {
  if (gate.state === "sign-in") return <SignInSteps takesFocus onSignedIn={gate.hearSignedIn} />;
  return (
    <Notice look="open" title="You are signed in as a viewer">
      <p>
        A viewer sees what was sent, and sends nothing. Ask an owner to make you a sender, then try again.
      </p>
    </Notice>
  );
}
