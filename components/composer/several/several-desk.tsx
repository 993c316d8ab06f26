"use client";

import { lazy, Suspense, useState } from "react";
import { useFormContext } from "react-hook-form";
import type { BatchReview } from "@/components/batch/review/batch-review-dialog";
import type { Role } from "@/lib/accounts/contract/role";
import type { DraftForm } from "@/lib/message/draft";
import { useBatchMemory } from "./use-batch-memory";
import { usePutBack } from "./use-put-back";
import { type Errand, NOBODY, REST, type Several } from "./use-several";

// The first load names this module alone: each that it named itself would cost it the names of its files.
export { SeveralChosen } from "./several-chosen";
export const loadPanel = () => import("./several-panel");
const loadDialog = () => import("@/components/batch/batch-dialog");
/** What makes an order, with the dialog that it is looked at in. */
export const loadBatchPreparation = () => Promise.all([import("./prepare-batch"), loadDialog()]);

const SeveralPanel = lazy(loadPanel);
const BatchDialog = lazy(loadDialog);
const BatchLine = lazy(() => import("@/components/batch/batch-line"));

type SeveralDeskProps = {
  several: Several;
  errand: Errand;
  isSandbox: boolean;
  role: Role | null;
  attempt: number;
  onAttempt: (attempt: number) => void;
  onIdsOut: () => void;
  /** Tells in the action bar. */
  say: (words: string) => void;
};

/** What was asked for stays drawn while it closes: the panel, and the order that was last looked at. */
function useAsked(errand: Errand) {
  const [asked, setAsked] = useState<{ panel: boolean; review: BatchReview | null }>({
    panel: false,
    review: null,
  });
  if (errand.to === "choose" && !asked.panel) setAsked({ ...asked, panel: true });
  if (errand.to === "review" && asked.review?.order !== errand.review.order)
    setAsked({ ...asked, review: errand.review });
  if (errand.to === "progress" && asked.review) setAsked({ ...asked, review: null });
  return asked;
}

/** Where several recipients are chosen, and the message to them is looked at, sent and followed: a line, and what it leads to. */
export default function SeveralDesk(props: SeveralDeskProps) {
  const { several, errand, isSandbox, role, attempt, onAttempt, onIdsOut, say } = props;
  const { chosen, setChosen, setErrand } = several;
  const { setValue, getValues } = useFormContext<DraftForm>();
  const asked = useAsked(errand);
  const beginAttempt = () => onAttempt(attempt + 1);
  const { batch, remember, forget, hearDone } = useBatchMemory(beginAttempt);
  const rest = () => setErrand(REST);

  const choose = (numbers: readonly string[], doubtful: number, text: string) => {
    const [only] = numbers;
    // One number is an ordinary recipient.
    const isOne = numbers.length === 1 && only !== undefined;
    if (isOne) setValue("recipient", only);
    setChosen(isOne ? NOBODY : { numbers, doubtful, text });
    rest();
  };
  // Those who come back may be everyone: under the key of before they would be sent nothing.
  const putBack = (numbers: string[]) => {
    beginAttempt();
    choose(numbers, 0, numbers.join("\n"));
  };
  usePutBack(putBack, say);

  return (
    <Suspense>
      {batch && (
        <BatchLine
          batchId={batch.id}
          onShow={() => setErrand({ to: "progress" })}
          onForget={() => {
            forget();
            rest();
          }}
        />
      )}
      {asked.panel && (
        <SeveralPanel
          isOpen={errand.to === "choose"}
          text={chosen.text || getValues("recipient")}
          onChoose={choose}
          onClose={rest}
        />
      )}
      {(asked.review || batch) && (
        <BatchDialog
          review={asked.review}
          batch={batch}
          isOpen={errand.to === "review" || errand.to === "progress"}
          isSandbox={isSandbox}
          role={role}
          attempt={attempt}
          onClose={rest}
          onBatch={(next) => {
            onIdsOut();
            remember(next);
            setErrand({ to: "progress" });
          }}
          onSeenDone={hearDone}
          onPutBack={putBack}
        />
      )}
    </Suspense>
  );
}
