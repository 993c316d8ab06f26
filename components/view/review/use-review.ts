"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toAskError } from "@/components/requests/ask-server";
import {
  deleteApproval,
  deleteComment,
  fetchReview,
  postApproval,
  postComment,
  putResolution,
  toReviewKey,
} from "@/components/share/share-requests";
import type { CommentOrder, Review } from "@/lib/sharing/contract/review";

/** What members say about a kept link's message, as the server has it. */
export function useReview(id: string) {
  const query = useQuery({ queryKey: toReviewKey(id), queryFn: () => fetchReview(id), retry: false });
  return {
    review: query.data ?? null,
    fault: query.error ? toAskError(query.error) : null,
    askAgain: () => void query.refetch(),
  };
}

/** One thing that can be done about it. */
export type ReviewAct =
  | { do: "comment"; order: CommentOrder }
  | { do: "resolve" | "reopen" | "delete"; commentId: string }
  | { do: "approve" | "withdraw" };

function carryOut(id: string, act: ReviewAct): Promise<Review | void> {
  switch (act.do) {
    case "comment":
      return postComment(id, act.order);
    case "resolve":
    case "reopen":
      return putResolution(act.commentId, act.do === "resolve");
    case "delete":
      return deleteComment(act.commentId);
    case "approve":
      return postApproval(id);
    case "withdraw":
      return deleteApproval(id);
    default:
      return act satisfies never;
  }
}

/** Does one thing at a time about a review, and then shows how it stands. */
export function useReviewActs(id: string) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (act: ReviewAct) => carryOut(id, act),
    retry: false,
    // Also after a refusal: others may have changed what it was about.
    onSettled: () => client.invalidateQueries({ queryKey: toReviewKey(id) }),
  });
  return {
    act: mutation.mutateAsync,
    doing: mutation.isPending ? mutation.variables.do : null,
    done: mutation.isSuccess ? mutation.variables.do : null,
    fault: mutation.error ? toAskError(mutation.error) : null,
  };
}
export type ReviewActs = ReturnType<typeof useReviewActs>;
