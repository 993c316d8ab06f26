"use client";

import { useQuery } from "@tanstack/react-query";
import { askApprovals } from "@/components/share/share-requests";
import type { DraftMessage } from "@/lib/message/draft";
import { toContent } from "@/lib/message/content";

/** Who approved exactly what a draft says, asked for where approval is needed. The server alone knows, and has the last word. */
export function useApproval(draft: DraftMessage, isNeeded: boolean) {
  const content = toContent(draft);
  const query = useQuery({
    queryKey: ["approvals", JSON.stringify(content)],
    queryFn: () => askApprovals({ content }),
    enabled: isNeeded,
    retry: false,
    // Each look at a message asks anew: a colleague may have approved it since the last.
    refetchOnMount: "always",
  });
  const approvals = (isNeeded && query.data?.approvals) || null;
  return {
    isNeeded,
    /** Null while it is not known. */
    approvals,
    /** Known to be approved by nobody: the server would refuse it. */
    isMissing: approvals !== null && approvals.length === 0,
    isAsking: query.isFetching,
    askAgain: () => void query.refetch(),
  };
}
export type Approval = ReturnType<typeof useApproval>;
