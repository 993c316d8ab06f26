"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { putStopped, SAFETY_KEY } from "@/components/settings/settings-requests";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";

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

/** Stops all that leaves, or lets it go on, once that is confirmed. */
export function StopButton({ isStopped }: { isStopped: boolean }) {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const turn = useMutation({
    mutationFn: putStopped,
    retry: false,
    onSuccess: (next) => client.setQueryData(SAFETY_KEY, next),
  });
  return (
    <>
      <Button
        aria-disabled={turn.isPending}
        onClick={() => !turn.isPending && setIsAsking(true)}
        className={isStopped ? "" : "text-bad!"}
      >
        {isStopped ? "Let sending go on" : "Stop sending"}
      </Button>
      <FaultLine fault={turn.error ? toAskError(turn.error) : null} />
      <ConfirmDialog
        asked={isStopped ? GO_ON : STOP}
        isOpen={isAsking}
        onConfirm={() => turn.mutate(!isStopped)}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
