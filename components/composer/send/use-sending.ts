"use client";

import { useState } from "react";
import { findDefaultCountry, findGuessedCountry } from "./use-default-country";
import { rememberSent } from "@/components/composer/known";
import { useDraftStore, useEnvelope, useSandbox } from "@/components/composer/use-draft";
import { readOpenSend } from "@/components/sending/open-send";
import type { Review } from "@/components/sending/send-dialog";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import type { SendView } from "@/lib/api/send-view";
import type { BatchStep } from "./batch-part";

/** Checks, payload and keys are first needed by a send. */
const loadPreparation = () => import("./prepare");
fetchAhead(loadPreparation);

/** The send that was open when the page was left. */
export const RESTORED = "restored";

/** From "Review and send" to the result. `isReady`: the browser's draft is loaded. */
export function useSending(isReady: boolean) {
  const store = useDraftStore();
  const envelope = useEnvelope();
  const isSandbox = useSandbox();
  const [reviews, setReviews] = useState<readonly Review[]>([]);
  /** The body of the open review, or RESTORED. */
  const [open, setOpen] = useState<string | null>(RESTORED);
  const [batchStep, setBatchStep] = useState<BatchStep | null>(null);
  const [restored] = useState(() => (typeof window === "undefined" ? null : readOpenSend()));
  const [underWay, setUnderWay] = useState<ReadonlySet<string>>(new Set());
  const [hitch, setHitch] = useState("");
  const [last, setLast] = useState<SendView | null>(null);

  const stop = ({ length, 0: first }: { path: string }[]) => {
    setHitch(length === 1 ? "1 problem to fix" : `${length} problems to fix`);
    if (first) store.focus(first.path);
  };

  const prepare = async () => {
    const { many, ...typed } = envelope.getValues();
    const form = store.toForm(typed);
    const { id: draftId, finding } = store.getState();
    if (many.numbers.length > 0) {
      const { prepareBatch } = await loadPreparation();
      const prepared = prepareBatch({ form, draftId, chosen: many, isSandbox, finding });
      return prepared.ok ? setBatchStep({ to: "review", review: prepared.review }) : stop(prepared.errors);
    }
    const { prepareReview } = await loadPreparation();
    const [country, guessed] = [findDefaultCountry(), findGuessedCountry()];
    const prepared = prepareReview({ form, country, guessed, draftId, isSandbox, finding });
    if (!prepared.ok) return stop(prepared.errors);
    const { review } = prepared;
    const { body, warnings } = review;
    // Sends in progress stay; the same body keeps its review, but with the current warnings.
    setReviews((now) => {
      const known = now.find((one) => one.body === body);
      return [
        ...now.filter((one) => one.body !== body && underWay.has(one.body)),
        known ? { ...known, warnings } : review,
      ];
    });
    store.setState({ refusals: {} });
    setOpen(review.body);
  };
  const begin = () => {
    store.say("");
    store.setState({ wasTried: true });
    setHitch("");
    const goOn = () => prepare().catch(() => setHitch(NOT_LOADED));
    // Prepare even an invalid form, so that the first problem of all gets the focus.
    void envelope.handleSubmit(goOn, goOn)();
  };

  return {
    reviews,
    open,
    batchStep,
    setBatchStep,
    /** A send that was open when this page was left, until it is closed. */
    restored: isReady ? restored : null,
    isUnderWay: underWay.size > 0,
    hitch,
    last,
    begin,
    noteSend: async (review: Review, send: SendView) => {
      setLast(send);
      if (send.state === "accepted") rememberSent(send.message_id, review.draft);
      store.keepIds();
      store.setState({ refusals: (await loadPreparation()).toRefusals(send) });
    },
    noteRestored: setLast,
    noteHitch: setHitch,
    noteUnderWay: (name: string, isUnderWay: boolean) => {
      // The next send clears the reason why the last one wasn't sent.
      if (isUnderWay) setHitch("");
      setUnderWay((now) => {
        if (now.has(name) === isUnderWay) return now;
        const others = [...now].filter((other) => other !== name);
        return new Set(isUnderWay ? [...others, name] : others);
      });
    },
    close: () => {
      setOpen(null);
      const refused = Object.keys(store.getState().refusals)[0];
      if (refused) store.focus(refused);
    },
    replyTo: (messageId: string) => {
      envelope.setValue("replyTo", messageId);
      setOpen(null);
      store.focus("replyTo");
    },
  };
}
export type SendReview = ReturnType<typeof useSending>;
