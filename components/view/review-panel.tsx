"use client";

import { useState } from "react";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Comment, LinkReview } from "@/lib/api/review";
import { Moment } from "@/components/ui/moment";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useReview, useReviewActs } from "./use-review";
import { CommentForm, CommentThread, findPlaces } from "./comment-thread";

/** Why the visitor can't approve it; null if they can. */
function toHint({ is_own, state, approvals }: LinkReview): string | null {
  if (is_own && approvals.length > 0) return "You shared this message. A colleague approved it.";
  if (is_own) return "You shared this message, so someone else must approve it. Send a colleague the link.";
  return state === "open" ? null : "This link is closed. You can’t approve the message any more.";
}

/** Who approved the message, and the visitor's own approval. */
function ApprovalPart({ review }: { review: LinkReview }) {
  const { act, doing, fault } = useReviewActs(review.id);
  const { approvals, made } = review;
  const hint = toHint(review);
  const hasApproved = approvals.some(({ is_own }) => is_own);
  const turn = () => {
    // The refusal is in `fault`.
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
        The approval covers exactly this content. Any change needs a new approval.
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

const DONE: Record<string, string> = {
  comment: "Comment added",
  resolve: "Comment resolved",
  reopen: "Comment reopened",
  delete: "Comment deleted",
};

/** Comments on the message, field by field. */
function CommentsPart({ review }: { review: LinkReview }) {
  const acts = useReviewActs(review.id);
  const [asked, setAsked] = useState<Comment | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const threads = review.comments.filter(({ reply_to }) => reply_to === null);
  const open = threads.filter(({ resolved }) => resolved === null).length;
  const askToDelete = (comment: Comment) => {
    setAsked(comment);
    setIsAsking(true);
  };
  return (
    <section aria-labelledby="comments-title" className="grid gap-3">
      <h2 id="comments-title" className="text-label font-semibold">
        Comments{open > 0 && <span className="font-normal text-soft"> {open} open</span>}
      </h2>
      {threads.length === 0 && <p className="text-faint">No comments yet.</p>}
      {threads.length > 0 && (
        <ul aria-label="Comments" className="grid gap-3">
          {threads.map((thread) => (
            <CommentThread
              key={thread.id}
              thread={thread}
              answers={review.comments.filter(({ reply_to }) => reply_to === thread.id)}
              acts={acts}
              onDelete={askToDelete}
            />
          ))}
        </ul>
      )}
      <FaultLine fault={acts.fault} />
      <p role="status" className="sr-only">
        {acts.done !== null && DONE[acts.done]}
      </p>
      <CommentForm places={findPlaces(review.content)} replyTo={null} acts={acts} />
      {asked && (
        <ConfirmDialog
          asked={{
            title: "Delete this comment?",
            words:
              asked.reply_to === null
                ? "Its replies are deleted too. You can’t undo this."
                : "You can’t undo this.",
            verb: "Delete",
          }}
          isOpen={isAsking}
          // The refusal is in `fault`.
          onConfirm={() => void acts.act({ do: "delete", commentId: asked.id }).catch(() => undefined)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </section>
  );
}

/** Who approved a shared message, and the comments on it. */
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
  return <Loading words="Loading comments…" />;
}
