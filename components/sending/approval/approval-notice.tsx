"use client";

import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Approval } from "./use-approval";

/** Where only approved messages can be sent: who approved this one, or how it comes to be approved. */
export function ApprovalNotice({ isNeeded, approvals, isAsking, askAgain }: Approval) {
  if (!isNeeded) return null;
  return (
    <div role="status">
      {approvals?.length === 0 && (
        <Notice look="bad" title="Not approved: it cannot be sent">
          <p>
            Nobody has approved exactly this content. Close this, choose Share, make a kept link and have a
            colleague approve it.
          </p>
          <div>
            <Button aria-disabled={isAsking} onClick={() => !isAsking && askAgain()}>
              {isAsking ? "Looking…" : "Look again"}
            </Button>
          </div>
        </Notice>
      )}
      {approvals && approvals.length > 0 && (
        <Notice look="good" title="Approved">
          <ul>
            {approvals.map(({ by, at }) => (
              <li key={`${by} ${at}`}>
                Approved by <bdi>{by}</bdi>, <Moment time={at} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
