"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type AskError, isSignedOut } from "./ask-server";
import { toFaultTitle, toFaultWords } from "./fault-words";

const toSignIn = () =>
  window.location.assign(
    new URL(
      `/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`,
      window.location.href,
    ),
  );

/** Why something cannot be shown, and the way out. */
export function FaultNotice({ fault, onAskAgain }: { fault: AskError; onAskAgain: () => void }) {
  const { problem } = fault;
  return (
    <div role="alert">
      <Notice look={problem ? "bad" : "open"} title={toFaultTitle(fault)}>
        <p>{toFaultWords(fault)}</p>
        <div>
          {isSignedOut(problem) ? (
            <Button onClick={toSignIn}>Sign in</Button>
          ) : (
            <Button onClick={onAskAgain}>Ask again</Button>
          )}
        </div>
      </Notice>
    </div>
  );
}
