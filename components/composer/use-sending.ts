"use client";

import { useCallback, useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Review } from "@/components/sending/send-dialog";
import { focusSoon } from "@/components/ui/focus-soon";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import type { DraftForm } from "@/lib/message/draft";
import type { SendView } from "@/lib/outbox/contract/send-view";
import { hearChanges } from "./fields/form-changes";
import { findDefaultCountry } from "./recipient/use-default-country";
import { rememberSent } from "./sent-texts";
import { loadSeveral, type Several } from "./several/use-several";

/** Checks, payload and keys come when a send is first asked for. */
const loadPreparation = () => import("./prepare-review");

type SendingOptions = {
  form: UseFormReturn<DraftForm>;
  draftId: string;
  several: Pick<Several, "chosen" | "setErrand">;
  /** Goes to a field, wherever it is. */
  onFocusField: (path: string) => void;
  /** The row ids are out: from now on they stay as they are. */
  onIdsOut: () => void;
};

/** From the click on "Review and send" to what became of it. */
export function useSending({ form, draftId, several, onFocusField, onIdsOut }: SendingOptions) {
  "use no memo"; // Its functions are for handlers of the moment: remembering them would only cost bytes.
  const [review, setReview] = useState<Review | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasTried, setWasTried] = useState(false);
  const [hitch, setHitch] = useState("");
  const [last, setLast] = useState<SendView | null>(null);
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({});

  // FlowIQ's words at a field were about what stood there: with the first change they are gone.
  useEffect(
    () =>
      hearChanges(form, (name = "") => {
        if (name in refusals)
          setRefusals(Object.fromEntries(Object.entries(refusals).filter(([path]) => path !== name)));
      }),
    [form, refusals],
  );

  const stop = ({ length, 0: first }: { path: string }[]) => {
    setHitch(length === 1 ? "1 problem stops the send" : `${length} problems stop the send`);
    if (first) onFocusField(first.path);
  };

  const prepareForSeveral = async () => {
    const [{ prepareBatch }] = await (await loadSeveral()).loadBatchPreparation();
    const prepared = prepareBatch({ form: form.getValues(), draftId, chosen: several.chosen });
    if (prepared.ok) several.setErrand({ to: "review", review: prepared.review });
    else stop(prepared.errors);
  };

  const prepare = async () => {
    if (several.chosen.numbers.length > 0) return prepareForSeveral();
    const { prepareReview } = await loadPreparation();
    const prepared = prepareReview({ form: form.getValues(), country: findDefaultCountry(), draftId });
    if (!prepared.ok) return stop(prepared.errors);
    setReview((now) => (now?.body === prepared.review.body ? now : prepared.review));
    setRefusals({});
    setIsOpen(true);
  };

  const hearSend = useCallback(
    async (send: SendView) => {
      setLast(send);
      if (send.state === "accepted" && review) rememberSent(send.message_id, review.draft);
      onIdsOut();
      setRefusals((await loadPreparation()).toRefusals(send));
    },
    [onIdsOut, review],
  );

  return {
    review,
    isOpen,
    wasTried,
    hitch,
    last,
    refusals,
    hearSend,
    begin: () => {
      setWasTried(true);
      setHitch("");
      prepare().catch(() => setHitch(NOT_LOADED));
    },
    close: () => {
      setIsOpen(false);
      const refused = Object.keys(refusals)[0];
      if (refused) onFocusField(refused);
    },
    replyTo: (messageId: string) => {
      form.setValue("replyTo", messageId);
      setIsOpen(false);
      focusSoon(() => document.getElementById("replyTo"));
    },
  };
}
export type Sending = ReturnType<typeof useSending>;
