"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/page/panel";
import type { Safety } from "@/lib/outbox/contract/safety";
import { putStopped, SAFETY_KEY } from "@/components/settings/settings-requests";

const STOP = {
  title: "Stop sending?",
  words: "Nothing leaves from now on, whoever asks, until an owner lets it go on. What is queued waits.",
  verb: "Stop sending",
};
const GO_ON = {
  title: "Let sending go on?",
  words: "What is queued is sent, and new sends are taken.",
  verb: "Let it go on",
};

/** The one switch for all that leaves. */
export function StopPanel({ safety }: { safety: Safety }) {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const { is_stopped: isStopped, stopped } = safety;
  const turn = useMutation({
    mutationFn: putStopped,
    retry: false,
    onSuccess: (next) => client.setQueryData(SAFETY_KEY, next),
  });
  return (
    <Panel title="Stop switch" words="For a mistake that is on its way, or a key that got out.">
      <div role="status" className="grid gap-3">
        <Notice
          look={isStopped ? "bad" : "good"}
          title={isStopped ? "Sending is stopped" : "Sending goes on"}
        >
          {stopped && (
            <p>
              By {stopped.by}, <Moment time={stopped.at} />
            </p>
          )}
        </Notice>
      </div>
      <FaultLine fault={turn.error ? toAskError(turn.error) : null} />
      <div>
        <Button
          aria-disabled={turn.isPending}
          onClick={() => !turn.isPending && setIsAsking(true)}
          className={isStopped ? "" : "text-bad!"}
        >
          {isStopped ? "Let sending go on" : "Stop sending"}
        </Button>
      </div>
      <ConfirmDialog
        asked={isStopped ? GO_ON : STOP}
        isOpen={isAsking}
        onConfirm={() => turn.mutate(!isStopped)}
        onClose={() => setIsAsking(false)}
      />
    </Panel>
  );
}
