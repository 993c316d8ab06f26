"use client";

import { Suspense, useEffect, useEffectEvent, useState } from "react";
import type { BatchReview } from "@/components/batch/batch-review-dialog";
import { readPutBack } from "@/components/batch/put-back";
import { toRecipients } from "./many-dialog";
import { useDraft, useDraftStore, useEnvelope, useSandbox } from "@/components/composer/use-draft";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { lazyDialog, lazyPart } from "@/components/ui/lazy-part";
import type { Role } from "@/lib/api/role";
import { useKnownBatch } from "./saved-batch";

/**
 * Reads `/?failed=<batch>&unknown=1`, then removes it: a reload must not restore cleared people.
 */
async function openPutBackLink(): Promise<{ numbers: string[]; words: string }> {
  const asked = new URLSearchParams(location.search);
  const numbers = await readPutBack(asked.get("failed") ?? "", asked.has("unknown"));
  history.replaceState(null, "", location.pathname + location.hash);
  if (numbers.length === 0) return { numbers, words: "Nobody is left to send to" };
  const words =
    numbers.length === 1
      ? "1 person who wasn’t reached is back"
      : `${numbers.length.toLocaleString("en")} people who weren’t reached are back`;
  return { numbers, words };
}

const loadDialog = () => import("@/components/batch/batch-dialog");
const BatchDialog = lazyDialog(loadDialog, "The batch");
const BatchLine = lazyPart(() => import("@/components/batch/batch-line"), "The batch");
fetchAhead(loadDialog);

/** Which part of a batch is shown. */
export type BatchStep = { to: "nothing" } | { to: "review"; review: BatchReview } | { to: "progress" };

type BatchPartProps = { step: BatchStep; role: Role | null; onStep: (step: BatchStep) => void };

/** Reviews, sends and follows a batch: a line, and the dialog that it opens. */
export default function BatchPart({ step, role, onStep }: BatchPartProps) {
  const store = useDraftStore();
  const { setValue } = useEnvelope();
  const isSandbox = useSandbox();
  const attempt = useDraft((draft) => draft.attempt);
  const beginAttempt = () => store.beginAttempt(store.getState().attempt + 1);
  const { batch, remember, forget, noteDone } = useKnownBatch(beginAttempt);
  const [isOrdering, setIsOrdering] = useState(false);
  // The review stays mounted while it closes.
  const [asked, setAsked] = useState<BatchReview | null>(null);
  if (step.to === "review" && asked?.order !== step.review.order) setAsked(step.review);
  if (step.to === "progress" && asked) setAsked(null);
  const rest = () => onStep({ to: "nothing" });

  // If everyone is put back, the previous idempotency key would send nothing.
  const putBack = (numbers: string[]) => {
    beginAttempt();
    const { recipient, many } = toRecipients({
      numbers,
      doubts: [],
      text: numbers.join("\n"),
      kept: numbers,
    });
    if (recipient !== undefined) setValue("recipient", recipient);
    setValue("many", many);
    rest();
  };
  const askForThem = useEffectEvent(() =>
    openPutBackLink().then(
      ({ numbers, words }) => {
        if (numbers.length > 0) putBack(numbers);
        store.say(words);
      },
      () => store.say("The recipients couldn't be read. Check your connection and reload"),
    ),
  );
  // Once, for the URL that the page opened with.
  useEffect(() => {
    if (/[?&]failed=/.test(location.search)) void askForThem();
  }, []);

  return (
    <Suspense>
      {isOrdering && <p className="text-soft">Sending to many people…</p>}
      {batch && !isOrdering && (
        <BatchLine
          batchId={batch.id}
          onShow={() => onStep({ to: "progress" })}
          onForget={() => {
            forget();
            rest();
          }}
        />
      )}
      {(asked || batch) && (
        <BatchDialog
          review={asked}
          batch={batch}
          isOpen={step.to !== "nothing"}
          isSandbox={isSandbox}
          role={role}
          attempt={attempt}
          onClose={rest}
          onBatch={(next) => {
            store.keepIds();
            remember(next);
            // If the review was closed meanwhile, the line leads to the progress.
            if (step.to === "review") onStep({ to: "progress" });
          }}
          onOrdering={setIsOrdering}
          onHitch={store.say}
          onSeenDone={noteDone}
          onPutBack={putBack}
        />
      )}
    </Suspense>
  );
}
