"use client";

import { Notice } from "@/components/ui/notice";
import { Outcome, type OutcomeActions } from "./outcome";
import type { Sending } from "./use-send";

type SendStatusProps = {
  sending: Pick<Sending, "answer" | "isAsking" | "fault" | "decisionFault">;
  /** In E.164. */
  recipient: string;
  actions: OutcomeActions;
};

/** A send's state, and why it can't be refreshed. */
export function SendStatus({
  sending: { answer, isAsking, fault, decisionFault },
  recipient,
  actions,
}: SendStatusProps) {
  return (
    <div role="status">
      {isAsking && (
        <Notice look="open" title="Sending">
          <p>You can close this. The bar below shows the result.</p>
        </Notice>
      )}
      {answer && <Outcome answer={answer} recipient={recipient} actions={actions} />}
      {decisionFault !== null && <p className="mt-2 text-note text-bad">{decisionFault}</p>}
      {fault !== null && <p className="mt-2 text-note text-warn">{fault}</p>}
    </div>
  );
}
