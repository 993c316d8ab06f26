"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import * as z from "zod/mini";
import { useApiForm } from "@/components/client/use-api-form";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { sendEndpoints } from "@/lib/api/sends";
import { Button } from "@/components/ui/button";
import type { Retention } from "@/lib/api/history";
import { BACKDROP, POPUP } from "@/components/ui/dialog-frame";

const MOST_DAYS = 3_650;
const FIRST_DAYS = 90;

const WRONG = `Enter a whole number from 1 to ${MOST_DAYS}`;

const formSchema = z.pipe(
  z
    .object({ ends: z.enum(["never", "later"]), days: z.string() })
    .check(({ value: { ends, days }, issues }) => {
      const isCount = /^\d+$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= MOST_DAYS;
      if (ends === "later" && !isCount)
        issues.push({ code: "custom", message: WRONG, path: ["days"], input: days });
    }),
  z.transform(({ ends, days }): Retention => ({ days: ends === "never" ? null : Number(days) })),
);

type FormProps = { kept: Retention; onDone: () => void };

function RetentionForm({ kept, onDone }: FormProps) {
  const client = useQueryClient();
  const form = useApiForm({
    schema: formSchema,
    defaultValues: { ends: kept.days === null ? "never" : "later", days: String(kept.days ?? FIRST_DAYS) },
    ask: (body) => callApi(sendEndpoints.changeRetention, { body }),
    onDone: (set) => {
      client.setQueryData(QUERY_KEYS.retention, set);
      onDone();
    },
    isCheckedEarly: true,
  });
  const { fault, ...days } = form.field("days");
  const choice = "flex flex-wrap items-center gap-2";
  return (
    <form {...form.props} className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="sr-only">Delete sends</legend>
        <label className={choice}>
          <input
            type="radio"
            value="never"
            className="accent-accent"
            {...form.register("ends", { deps: ["days"] })}
          />
          Never delete
        </label>
        <div className={choice}>
          <label className={choice}>
            <input
              type="radio"
              value="later"
              className="accent-accent"
              {...form.register("ends", { deps: ["days"] })}
            />
            Delete after a number of days
          </label>
          <input
            aria-label="Days"
            inputMode="numeric"
            autoComplete="off"
            disabled={form.values.ends === "never"}
            aria-invalid={fault !== undefined || undefined}
            aria-describedby="retention-note"
            className="h-9 w-20 rounded-lg border border-line bg-panel px-3 tabular-nums disabled:opacity-50 aria-invalid:border-bad"
            {...days}
          />
        </div>
        <p id="retention-note" className={`min-h-[1lh] text-note ${fault ? "text-bad" : "text-faint"}`}>
          {fault ?? "Counted from the day the send was settled"}
        </p>
      </fieldset>
      {form.fault && (
        <p role="alert" className="text-note text-bad">
          Couldn’t save: {form.fault.message}
        </p>
      )}
      <div className="flex justify-end gap-3">
        <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
        <Button type="submit" look="primary" aria-disabled={form.isWrong || form.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** How long sends are saved, and what is deleted then. */
export default function RetentionDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const popup = useRef<HTMLDivElement>(null);
  const { data, error } = useQuery({
    queryKey: QUERY_KEYS.retention,
    queryFn: () => callApi(sendEndpoints.retention),
    enabled: isOpen,
  });
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          className={`${POPUP} grid w-[min(28rem,calc(100vw-2rem))] gap-3 p-5`}
        >
          <Dialog.Title className="text-title font-semibold tracking-tight">Retention</Dialog.Title>
          <Dialog.Description className="text-soft">
            Settled sends are deleted after this time, with their message, recipient and timeline. You can’t
            undo this. Queued and unknown sends stay.
          </Dialog.Description>
          {data ? (
            <RetentionForm kept={data} onDone={onClose} />
          ) : (
            <div className="grid gap-3">
              <p role="status" className={error ? "text-bad" : "text-faint"}>
                {error ? `${error.message}.` : "Loading the setting…"}
              </p>
              <div className="flex justify-end">
                <Dialog.Close render={<Button />}>Close</Dialog.Close>
              </div>
            </div>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
