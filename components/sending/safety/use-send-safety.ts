"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchSafety, SAFETY_KEY } from "@/components/settings/settings-requests";

/** What the server says about sending to these, in E.164, just now; until it answers, nothing. */
export function useSendSafety(recipients: readonly string[], isAsked: boolean) {
  const { data } = useQuery({
    queryKey: SAFETY_KEY,
    queryFn: fetchSafety,
    enabled: isAsked,
    retry: false,
    // Each look at a message asks anew: sending may have been stopped since the last.
    refetchOnMount: "always",
  });
  const tests = new Set(data?.test_recipients);
  return {
    /** All of them are colleagues' phones. */
    isTest: recipients.length > 0 && recipients.every((recipient) => tests.has(recipient)),
    isStopped: data?.is_stopped ?? false,
    stopped: data?.stopped ?? null,
    /** Only approved messages can be sent. */
    needsApproval: data?.needs_approval ?? false,
  };
}
