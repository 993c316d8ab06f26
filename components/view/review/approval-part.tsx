"use client";

import { FaultLine } from "@/components/requests/fault-line";
import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Review } from "@/lib/sharing/contract/review";
import { useReviewActs } from "./use-review";

/** Why whoever looks cannot approve it; null where they can. */
function toHint({ is_own, state, approvals }: Review): string | null {
  if (is_own && approvals.length > 0) return "You shared it, and somebody else has approved it.";
  if (is_own) return "You shared it, so somebody else approves it: send a colleague the link.";
  return state === "open" ? null : "The link is closed: nobody can approve it any more.";
}

/** Who approved the message, and one's own approval. */
export function ApprovalPart({ review }: { review: Review }) {
  const { act, doing, fault } = useReviewActs(review.id);
  const { approvals, made } = review;
  const hint = toHint(review);
  const hasApproved = approvals.some(({ is_own }) => is_own);
  const turn = () => {
    // The refusal stands in `fault`.
    if (doing === null) act({ do: hasApproved ? "withdraw" : "approve" }).catch(() => undefined);
  };
  return (
    <section aria-labelledby="approval-title" className="grid gap-3">
      <h2 id="approval-title" className="text-label font-semibold">
        Approval
      </h2>
      <div role="status">
        <Notice
          look={approvals.length > 0 ? "good" : "open"}
          title={approvals.length > 0 ? "Approved" : "Not approved yet"}
        >
          {approvals.length > 0 && (
            <ul>
              {approvals.map(({ by, at }) => (
                <li key={`${by} ${at}`}>
                  Approved by <bdi>{by}</bdi>, <Moment time={at} />
                </li>
              ))}
            </ul>
          )}
          <p className="text-note">
            Shared by <bdi>{made.by}</bdi>, <Moment time={made.at} />.
          </p>
        </Notice>
      </div>
      <p className="text-note text-faint">
        An approval is for exactly this content. Whatever is changed in the composer has none.
      </p>
      {hint !== null && !hasApproved && <p className="text-soft">{hint}</p>}
      {(hint === null || hasApproved) && (
        <div>
          <Button look={hasApproved ? "line" : "primary"} aria-disabled={doing !== null} onClick={turn}>
            {hasApproved ? "Withdraw my approval" : "Approve"}
          </Button>
        </div>
      )}
      <FaultLine fault={fault} />
    </section>
  );
}
