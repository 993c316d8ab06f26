"use client";

import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { ApprovalPart } from "./approval-part";
import { CommentsPart } from "./comments-part";
import { useReview } from "./use-review";

/** What members say about a shared message: who approved it, and what is still to be changed. */
export function ReviewPanel({ id }: { id: string }) {
  const { review, fault, askAgain } = useReview(id);
  if (review)
    return (
      <div className="grid min-w-0 gap-6">
        <ApprovalPart review={review} />
        <CommentsPart review={review} />
      </div>
    );
  if (fault) return <FaultNotice fault={fault} onAskAgain={askAgain} />;
  return <Waiting words="Asking what was said about this message" />;
}
