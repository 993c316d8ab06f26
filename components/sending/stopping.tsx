"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { type Safety, sendingEndpoints } from "@/lib/api/safety";

/** The server's current rules for these recipients (E.164); empty until it answers. */
export function useSendSafety(recipients: readonly string[], isAsked: boolean) {
  const { data } = useQuery({
    queryKey: QUERY_KEYS.safety,
    queryFn: () => callApi(sendingEndpoints.find),
    enabled: isAsked,
    // Refetched at each review: sending may have been stopped since.
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

type StoppedNoticeProps = { isStopped: boolean; stopped: Safety["stopped"] };

/** Says that sending is stopped, and who can change that. */
export function StoppedNotice({ isStopped, stopped }: StoppedNoticeProps) {
  if (!isStopped) return null;
  return (
    <div role="status">
      <Notice look="bad" title="Sending is stopped">
        <p className="break-words">
          {stopped && (
            <>
              Stopped by {stopped.by}, <Moment time={stopped.at} />.{" "}
            </>
          )}
          An owner can resume it in Settings.
        </p>
      </Notice>
    </div>
  );
}

const STOP = {
  title: "Stop sending?",
  words: "All sending stops until an owner resumes it. Queued messages wait.",
  verb: "Stop sending",
};
const GO_ON = {
  title: "Resume sending?",
  words: "Queued messages are sent, and new ones are accepted.",
  verb: "Resume sending",
};

/** Stops or resumes all sending, once confirmed. */
export function StopButton({ isStopped }: { isStopped: boolean }) {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const turn = useMutation({
    mutationFn: (is_stopped: boolean) => callApi(sendingEndpoints.stop, { body: { is_stopped } }),
    onSuccess: (next) => client.setQueryData(QUERY_KEYS.safety, next),
  });
  return (
    <>
      <Button
        aria-disabled={turn.isPending}
        onClick={() => !turn.isPending && setIsAsking(true)}
        className={isStopped ? "" : "text-bad!"}
      >
        {isStopped ? "Resume sending" : "Stop sending"}
      </Button>
      <FaultLine fault={turn.error} />
      <ConfirmDialog
        asked={isStopped ? GO_ON : STOP}
        isOpen={isAsking}
        onConfirm={() => turn.mutate(!isStopped)}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
