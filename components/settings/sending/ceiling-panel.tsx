"use client";

import { type FormEvent, useState } from "react";
import { FaultLine } from "@/components/requests/fault-line";
import { toFieldFaults } from "@/components/requests/fault-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";
import { Panel } from "@/components/ui/page/panel";
import type { Safety } from "@/lib/outbox/contract/safety";
import { useSafetyChange } from "./use-safety";

const count = new Intl.NumberFormat("en");

/** How much a day may have, and has had. */
export function CeilingPanel({ safety }: { safety: Safety }) {
  const { change, isPending, isSaved, fault, reset } = useSafetyChange();
  const [typed, setTyped] = useState(String(safety.per_day));
  const form = useFaultFocus(fault);
  const { max_per_day: most, sent_today: sent, per_day: perDay } = safety;
  const wanted = Number(typed);
  const isWrong = !/^\d+$/.test(typed.trim()) || wanted > most;
  const atField = toFieldFaults(fault)["per_day"];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending && !isWrong) change({ per_day: wanted });
  };
  return (
    <Panel title="Daily ceiling" words="Sends that a day may have. A day begins at midnight UTC.">
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
      <form ref={form} onSubmit={submit} className="grid gap-2">
        <Field
          id="per-day"
          label="Sends a day"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            reset();
          }}
          note={`At most ${count.format(most)}, which the server's settings say`}
          fault={isWrong ? `A whole number from 0 to ${count.format(most)}` : atField}
          className="max-w-40 tabular-nums"
        />
        <FaultLine fault={fault} isAtField={atField !== undefined} />
        <div className="flex items-center gap-3">
          <Button type="submit" aria-disabled={isPending || isWrong}>
            {isPending ? "Saving…" : "Save ceiling"}
          </Button>
          <p role="status" className="text-note text-accent">
            {isSaved && "Saved"}
          </p>
        </div>
      </form>
    </Panel>
  );
}
