"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { type CommentOrder, type LinkReview, reviewEndpoints } from "@/lib/api/review";

/** What members say about a short link's message, as the server has it. */
export function useReview(id: string) {
  const query = useQuery({
    queryKey: QUERY_KEYS.review(id),
    queryFn: () => callApi(reviewEndpoints.find, { params: { id } }),
  });
  return {
    review: query.data ?? null,
    fault: query.error,
    askAgain: () => void query.refetch(),
  };
}

/** One action on a review. */
type ReviewAct =
  | { do: "comment"; order: CommentOrder }
  | { do: "resolve" | "reopen" | "delete"; commentId: string }
  | { do: "approve" | "withdraw" };

function carryOut(id: string, act: ReviewAct): Promise<LinkReview | undefined> {
  switch (act.do) {
    case "comment":
      return callApi(reviewEndpoints.comment, { params: { id }, body: act.order });
    case "resolve":
    case "reopen":
      return callApi(reviewEndpoints.resolveComment, {
        params: { id },
        body: { comment_id: act.commentId, is_resolved: act.do === "resolve" },
      });
    case "delete":
      return callApi(reviewEndpoints.deleteComment, { params: { id }, body: { comment_id: act.commentId } });
    case "approve":
    case "withdraw":
      return callApi(reviewEndpoints.approve, {
        params: { id },
        body: { is_approved: act.do === "approve" },
      });
    default:
      return act satisfies never;
  }
}

/** Runs one action at a time on a review, then refreshes it. */
export function useReviewActs(id: string) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (act: ReviewAct) => carryOut(id, act),
    // Also after a refusal: others may have changed the review.
    onSettled: () => client.invalidateQueries({ queryKey: QUERY_KEYS.review(id) }),
  });
  return {
    act: mutation.mutateAsync,
    doing: mutation.isPending ? mutation.variables.do : null,
    done: mutation.isSuccess ? mutation.variables.do : null,
    fault: mutation.error,
  };
}
export type ReviewActs = ReturnType<typeof useReviewActs>;
