"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { toAskError } from "@/components/requests/ask-server";
import { fetchRetention, putRetention } from "@/components/outbox/requests/history-requests";
import { RETENTION_KEY } from "@/components/outbox/requests/retention-key";
import { Button } from "@/components/ui/button";
import type { Retention } from "@/lib/outbox/contract/history";
import { BACKDROP, POPUP } from "@/components/ui/dialog-classes";

const MOST_DAYS = 3_650;
const FIRST_DAYS = 90;

type FormProps = { kept: Retention; onDone: () => void };

function RetentionForm({ kept, onDone }: FormProps) {
  const client = useQueryClient();
  const [isEnding, setIsEnding] = useState(kept.days !== null);
  const [days, setDays] = useState(String(kept.days ?? FIRST_DAYS));
  const count = Number(days);
  const isWrong = isEnding && !(Number.isInteger(count) && count >= 1 && count <= MOST_DAYS);
  const save = useMutation({
    mutationFn: putRetention,
    retry: false,
    onSuccess: (set) => {
      client.setQueryData(RETENTION_KEY, set);
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong && !save.isPending) save.mutate({ days: isEnding ? count : null });
  };
  const choice = "flex flex-wrap items-center gap-2";
  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="sr-only">Keep sends</legend>
        <label className={choice}>
          <input
            type="radio"
            name="retention"
            checked={!isEnding}
            onChange={() => setIsEnding(false)}
            className="accent-accent"
          />
          For ever
        </label>
        <div className={choice}>
          <label className={choice}>
            <input
              type="radio"
              name="retention"
              checked={isEnding}
              onChange={() => setIsEnding(true)}
              className="accent-accent"
            />
            For a number of days
          </label>
          <input
            aria-label="Days"
            inputMode="numeric"
            autoComplete="off"
            value={days}
            disabled={!isEnding}
            aria-invalid={isWrong || undefined}
            aria-describedby="retention-note"
            onChange={(event) => setDays(event.target.value)}
            className="h-9 w-20 rounded-lg border border-line bg-panel px-3 tabular-nums disabled:opacity-50 aria-invalid:border-bad"
          />
        </div>
        <p id="retention-note" className={`min-h-[1lh] text-note ${isWrong ? "text-bad" : "text-faint"}`}>
          {isWrong ? `A whole number from 1 to ${MOST_DAYS}` : "Counted from the day on which a send ended"}
        </p>
      </fieldset>
      {save.isError && (
        <p role="alert" className="text-note text-bad">
          Not saved: {toAskError(save.error).message}
        </p>
      )}
      <div className="flex justify-end gap-3">
        <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
        <Button type="submit" look="primary" aria-disabled={isWrong || save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** How long sends are kept, and what is deleted then. */
export default function RetentionDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const popup = useRef<HTMLDivElement>(null);
  const { data, error } = useQuery({
    queryKey: RETENTION_KEY,
    queryFn: fetchRetention,
    retry: false,
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
          <Dialog.Title className="text-title font-semibold tracking-tight">Keep sends</Dialog.Title>
          <Dialog.Description className="text-soft">
            Sends that have ended are deleted after this time, with their message, their recipient and all
            that happened to them. This cannot be undone. What is queued stays, and what may have been sent
            stays until somebody decides what became of it.
          </Dialog.Description>
          {data ? (
            <RetentionForm kept={data} onDone={onClose} />
          ) : (
            <div className="grid gap-3">
              <p role="status" className={error ? "text-bad" : "text-faint"}>
                {error ? `${toAskError(error).message}.` : "Reading the setting…"}
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
