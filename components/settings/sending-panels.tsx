"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as z from "zod/mini";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { StopButton } from "@/components/sending/stopping";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { type Safety, type SafetyOrder, sendingEndpoints } from "@/lib/api/safety";
import { RecipientsPanel } from "./recipients-panel";

/** The server's sending rules. */
function useSafety() {
  const query = useQuery({ queryKey: QUERY_KEYS.safety, queryFn: () => callApi(sendingEndpoints.find) });
  return {
    safety: query.data ?? null,
    fault: query.error,
    askAgain: () => void query.refetch(),
  };
}

/** Changes some of the sending rules. */
function useSafetyChange() {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (order: SafetyOrder) => callApi(sendingEndpoints.change, { body: order }),
    onSuccess: (safety) => client.setQueryData(QUERY_KEYS.safety, safety),
  });
  return {
    change: change.mutate,
    isPending: change.isPending,
    isSaved: change.isSuccess,
    reset: change.reset,
    fault: change.error,
  };
}

/** The one switch that stops all sending. */
export function StopPanel() {
  const { safety } = useSafety();
  if (!safety) return null;
  const { is_stopped: isStopped, stopped } = safety;
  return (
    <Panel
      isDanger
      title="Stop sending"
      words="Use this if a wrong message is going out or a key has leaked."
    >
      <div role="status" className="grid gap-3">
        <Notice look={isStopped ? "bad" : "good"} title={isStopped ? "Sending is stopped" : "Sending is on"}>
          {stopped && (
            <p>
              Stopped by {stopped.by}, <Moment time={stopped.at} />
            </p>
          )}
        </Notice>
      </div>
      <div className="grid justify-items-start gap-2">
        <StopButton isStopped={isStopped} />
      </div>
    </Panel>
  );
}

/** Whether a second person must approve what is sent. */
function ApprovalPanel({ safety }: { safety: Safety }) {
  const { change, isPending, isSaved, fault } = useSafetyChange();
  // Shown at once, and reverted if the server refuses it.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const turn = (isNeeded: boolean) => {
    setWanted(isNeeded);
    change({ needs_approval: isNeeded }, { onSettled: () => setWanted(null) });
  };
  return (
    <Panel
      title="Approval"
      words="A sender shares a short link and another member approves the message. Any change needs a new approval."
    >
      <div className="flex items-start justify-between gap-4">
        <label className="flex items-start gap-2.5 py-1">
          <input
            type="checkbox"
            checked={wanted ?? safety.needs_approval}
            aria-disabled={isPending}
            onChange={({ target }) => !isPending && turn(target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            <span className="font-medium">Require approval before sending</span>
            <span className="block text-note text-faint">
              Unapproved messages are refused, also from scripts and to test recipients. Queued ones wait.
            </span>
          </span>
        </label>
        <p role="status" className="min-w-14 py-1 text-end text-note text-accent">
          {isPending ? "Saving…" : isSaved && "Saved"}
        </p>
      </div>
      <FaultLine fault={fault} />
    </Panel>
  );
}

const count = new Intl.NumberFormat("en");

const makeCeilingSchema = (most: number) => {
  const wrong = `Enter a whole number from 0 to ${count.format(most)}`;
  return z.object({
    per_day: z.pipe(
      z.string().check(z.trim(), z.regex(/^\d+$/, wrong)),
      z.pipe(z.transform(Number), z.number().check(z.maximum(most, wrong))),
    ),
  });
};

/** The daily limit, and how much of it is used. */
function CeilingPanel({ safety }: { safety: Safety }) {
  const client = useQueryClient();
  const { max_per_day: most, sent_today: sent, per_day: perDay } = safety;
  const form = useApiForm({
    schema: makeCeilingSchema(most),
    defaultValues: { per_day: String(perDay) },
    ask: (body) => callApi(sendingEndpoints.change, { body }),
    onDone: (saved) => client.setQueryData(QUERY_KEYS.safety, saved),
    isCheckedEarly: true,
  });
  return (
    <Panel title="Daily limit" words="The most sends in a day. A day starts at midnight UTC.">
      <div className="grid gap-1.5">
        <p className="tabular-nums">
          {count.format(sent)} of {count.format(perDay)} today
        </p>
        <progress
          aria-label="Sends today"
          value={Math.min(sent, perDay)}
          max={Math.max(1, perDay)}
          className="h-1.5 w-full max-w-80 appearance-none overflow-hidden rounded-full bg-sunk [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-accent"
        />
      </div>
      <form {...form.props} onChange={form.forget} className="grid gap-2">
        <Field
          id="per-day"
          label="Sends per day"
          inputMode="numeric"
          autoComplete="off"
          note={`The server allows at most ${count.format(most)}`}
          className="max-w-40 tabular-nums"
          {...form.field("per_day")}
        />
        <FaultLine fault={form.fault} />
        <div className="flex items-center gap-3">
          <Button type="submit" aria-disabled={form.isPending || form.isWrong}>
            {form.isPending ? "Saving…" : "Save limit"}
          </Button>
          <p role="status" className="text-note text-accent">
            {form.isDone && "Saved"}
          </p>
        </div>
      </form>
    </Panel>
  );
}

/** The rules for sending: recipients, approval and daily limit. */
export function SendingPanels() {
  const { safety, fault, askAgain } = useSafety();
  if (!safety) {
    return (
      <Panel title="Sending">
        {fault ? (
          <FaultNotice fault={fault} onAskAgain={askAgain} />
        ) : (
          <Loading words="Loading sending rules…" rows={6} />
        )}
      </Panel>
    );
  }
  return (
    <>
      <RecipientsPanel safety={safety} />
      <ApprovalPanel safety={safety} />
      <CeilingPanel safety={safety} />
    </>
  );
}
