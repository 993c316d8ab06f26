"use client";

import { useState } from "react";
import { FaultLine } from "@/components/requests/fault-line";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";
import type { Comment, Review } from "@/lib/sharing/contract/review";
import { CommentForm } from "./comment-form";
import { CommentThread } from "./comment-thread";
import { findPlaces } from "./place-words";
import { useReviewActs } from "./use-review";

const DONE: Record<string, string> = {
  comment: "The comment is written",
  resolve: "The comment is resolved",
  reopen: "The comment is open again",
  delete: "The comment is deleted",
};

/** What members say about the message, field by field. */
export function CommentsPart({ review }: { review: Review }) {
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
        Comments{open > 0 && <span className="font-normal text-soft"> · {open} open</span>}
      </h2>
      {threads.length === 0 && <p className="text-faint">No comment yet.</p>}
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
                ? "It goes with all its answers. This cannot be undone."
                : "This cannot be undone.",
            verb: "Delete",
          }}
          isOpen={isAsking}
          // The refusal stands in `fault`.
          onConfirm={() => void acts.act({ do: "delete", commentId: asked.id }).catch(() => undefined)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </section>
  );
}
