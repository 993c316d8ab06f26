"use client";

import { useState } from "react";
import { FaultLine } from "@/components/requests/fault-line";
import { Panel } from "@/components/ui/page/panel";
import type { Safety } from "@/lib/outbox/contract/safety";
import { useSafetyChange } from "./use-safety";

/** Whether a second person must have approved what is sent. */
export function ApprovalPanel({ safety }: { safety: Safety }) {
  const { change, isPending, isSaved, fault } = useSafetyChange();
  // Shown at once, and taken back where the server refuses it.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const turn = (isNeeded: boolean) => {
    setWanted(isNeeded);
    change({ needs_approval: isNeeded }, { onSettled: () => setWanted(null) });
  };
  return (
    <Panel
      title="Approval"
      words="A sender shares a message by a kept link; another member looks at it and approves it. Any change needs a new approval."
    >
      <div className="flex items-start justify-between gap-4">
        <label className="flex items-start gap-2.5 py-1">
          <input
            type="checkbox"
            checked={wanted ?? safety.needs_approval}
            aria-disabled={isPending}
            onChange={({ target }) => !isPending && turn(target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            <span className="font-medium">Require approval before sending</span>
            <span className="block text-note text-faint">
              Every other message is refused, from the composer, from scripts and to test recipients too. What
              is queued and not approved waits for a person.
            </span>
          </span>
        </label>
        <p role="status" className="min-w-14 py-1 text-end text-note text-accent">
          {isPending ? "Saving…" : isSaved && "Saved"}
        </p>
      </div>
      <FaultLine fault={fault} />
    </Panel>
  );
}
