"use client";
import { useQuery } from "@tanstack/react-query";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { reviewEndpoints } from "@/lib/api/review";
import type { DraftMessage } from "@/lib/message/draft";
import { toContent } from "@/lib/message/message";

/**
 * Who approved exactly this content, fetched if approval is needed. The server has the last word.
 */
export function useApproval(draft: DraftMessage, isNeeded: boolean) {
  const content = toContent(draft);
  const query = useQuery({
    queryKey: QUERY_KEYS.approvals(content),
    queryFn: () => callApi(reviewEndpoints.approvals, { body: { content } }),
    enabled: isNeeded,
    // Refetched at each review: a colleague may have approved it since.
    refetchOnMount: "always",
  });
  const approvals = (isNeeded && query.data?.approvals) || null;
  return {
    isNeeded,
    /** Null until known. */
    approvals,
    /** Known to be unapproved: the server would refuse it. */
    isMissing: approvals !== null && approvals.length === 0,
    isAsking: query.isFetching,
    askAgain: () => void query.refetch(),
  };
}
type Approval = ReturnType<typeof useApproval>;

/** If approval is required: who approved this message, or how to get it approved. */
export function ApprovalNotice({ isNeeded, approvals, isAsking, askAgain }: Approval) {
  if (!isNeeded) return null;
  return (
    <div role="status">
      {approvals?.length === 0 && (
        <Notice look="bad" title="This message isn’t approved">
          <p>Only approved messages can be sent. Share a short link and ask a colleague to approve it.</p>
          <div>
            <Button aria-disabled={isAsking} onClick={() => !isAsking && askAgain()}>
              {isAsking ? "Checking…" : "Check again"}
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
