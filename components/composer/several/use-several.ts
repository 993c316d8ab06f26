"use client";

import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { BatchReview, KnownBatch } from "@/components/batch/review/batch-review-dialog";
import { focusSoon } from "@/components/ui/focus-soon";
import type { DraftForm } from "@/lib/message/draft";
import { useKeptBatch } from "./kept-batch";

/** Whom the draft goes to where they are several: E.164, each once, and how many are of no known range. */
export type SeveralNumbers = { numbers: readonly string[]; doubtful: number };

const NOBODY: SeveralNumbers = { numbers: [], doubtful: 0 };
const focusRecipient = () => focusSoon(() => document.getElementById("recipient"));

type SeveralOptions = {
  form: UseFormReturn<DraftForm>;
  /** The kept draft is in the form. */
  isReady: boolean;
  /** What is sent from now on is meant anew, under other keys. */
  beginAttempt: () => void;
  /** Tells in the action bar. */
  say: (words: string) => void;
};

/** Several recipients of one draft, and the send to them. In memory alone: customers' numbers are never kept in the browser. */
export function useSeveral({ form, isReady, beginAttempt, say }: SeveralOptions) {
  "use no memo"; // Its functions are for handlers of the moment: remembering them would only cost bytes.
  const [chosen, setChosen] = useState(NOBODY);
  const [text, setText] = useState("");
  const [panel, setPanel] = useState<"unasked" | "open" | "closed">("unasked");
  const [review, setReview] = useState<BatchReview | null>(null);
  const [made, setMade] = useState<KnownBatch | null>(null);
  const [isDialogOpen, setIsDialogOpen] = useState(false);
  const [seenDone, setSeenDone] = useState("");
  const [keptId, keepId] = useKeptBatch();
  const batch: KnownBatch | null = made ?? (keptId === null ? null : { id: keptId });

  const choose = (numbers: readonly string[], doubtful: number, typed: string) => {
    const [only] = numbers;
    // One number is an ordinary recipient.
    const isOne = numbers.length === 1 && only !== undefined;
    if (isOne) form.setValue("recipient", only);
    setChosen(isOne ? NOBODY : { numbers, doubtful });
    setText(isOne ? "" : typed);
    setPanel((now) => (now === "unasked" ? now : "closed"));
  };
  // Those who come back may be everyone: under the key of before they would be sent nothing.
  const chooseAgain = (numbers: string[]) => {
    beginAttempt();
    choose(numbers, 0, numbers.join("\n"));
  };
  usePutBack(isReady, chooseAgain, say);

  return {
    chosen,
    panel,
    /** What the panel begins with: what was typed in it, or the one number of the field. */
    text: text === "" ? form.getValues("recipient") : text,
    choose,
    edit: () => setPanel("open"),
    closePanel: () => setPanel("closed"),
    clear: () => {
      setChosen(NOBODY);
      setText("");
      focusRecipient();
    },
    review,
    batch,
    isDialogOpen,
    beginReview: (next: BatchReview) => {
      setReview((now) => (now?.order === next.order ? now : next));
      setIsDialogOpen(true);
    },
    hearBatch: (next: KnownBatch) => {
      setMade(next);
      keepId(next.id);
      setReview(null);
    },
    /** A person saw the end of it: the same message to the same people is a new order from now on. */
    hearDone: (id: string) => {
      if (id !== seenDone) beginAttempt();
      setSeenDone(id);
    },
    showBatch: () => {
      setReview(null);
      setIsDialogOpen(true);
    },
    closeDialog: () => setIsDialogOpen(false),
    forgetBatch: () => {
      setMade(null);
      keepId(null);
      setIsDialogOpen(false);
    },
    putBack: (numbers: string[]) => {
      setIsDialogOpen(false);
      chooseAgain(numbers);
    },
  };
}
export type SeveralSending = ReturnType<typeof useSeveral>;

/** An address may ask for those whom a batch did not reach; the server tells who they are. */
function usePutBack(isReady: boolean, choose: (numbers: string[]) => void, say: (words: string) => void) {
  useEffect(() => {
    if (!isReady || !/[?&]failed=/.test(location.search)) return;
    void import("./put-back-link")
      .then(({ openPutBackLink }) => openPutBackLink())
      .then(
        ({ numbers, words }) => {
          if (numbers.length > 0) choose(numbers);
          say(words);
        },
        () => say("Those who were not reached could not be read. Check the connection and reload"),
      );
    // Once, for the address that the page was opened with.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady]);
}
