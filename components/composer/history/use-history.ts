"use client";

import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Opened } from "@/components/composer/opening/use-opened";
import type { DraftForm } from "@/lib/message/draft";
import { toStepWords } from "@/lib/message/history/step/step-words";
import type { StoredDraft } from "@/lib/message/stored-draft";
import { forgetHeldDraft } from "./held-draft";
import { type Go, HistoryKeeper, type Say } from "./history-keeper";
import type { HistoryPort } from "./history-port";
import { keepInIdleTime } from "./keep-in-idle-time";
import { keepHistory } from "./kept-history";
import { openHistory } from "./open-history";
import { OtherTabs } from "./other-tabs";
import { Recorder } from "./recorder";

export type HistoryOptions = Pick<Opened, "start" | "link"> & {
  port: HistoryPort;
  /** Tells in the action bar, with a way to take back what is told. */
  say: (words: string, undo?: () => void) => void;
  onGo: Go;
  onTaken: (draft: StoredDraft) => void;
};

/** The words that tell of an edit that took something away or put something in its place; null for others. */
function findOffer(recorder: Recorder): string | null {
  const { present, past } = recorder.read();
  if (present.edit.kind === "typing") return null;
  const words = toStepWords(present, past.at(-1)?.content);
  return present.edit.words !== undefined || words.endsWith(" removed") ? words : null;
}

function makeHistory(form: UseFormReturn<DraftForm>, options: HistoryOptions) {
  const { port, start, onTaken, onGo } = options;
  const opened = openHistory(options);
  let isSaid = false;
  let last = "";
  const say: Say = (words, canTakeBack) => {
    isSaid = words !== "";
    // A status that stays the same is not read out again.
    last = words !== "" && words === last ? `${words}\u00a0` : words;
    options.say(last, canTakeBack ? keeper.undo : undefined);
  };
  const onRecorded = () => {
    const offer = findOffer(recorder);
    if (offer !== null) say(offer, true);
    // What was said about the last step is over with the next.
    else if (isSaid) say("");
  };
  const recorder: Recorder = new Recorder({ form, history: opened.history, port, onRecorded });
  const keeper = new HistoryKeeper({ recorder, idsOut: opened.idsOut, say, onGo });
  const tabs = new OtherTabs({ form, keeper, port, start: start.form, onTaken });
  return { recorder, keeper, tabs, wasHeld: opened.wasHeld };
}
export type Tools = ReturnType<typeof makeHistory>;

/** The history of the desk's form, from the moment that the page can be used. */
export function useHistory(form: UseFormReturn<DraftForm>, options: HistoryOptions): Tools {
  "use no memo"; // Made once; what it is made of belongs to the same opening.
  const [tools] = useState(() => makeHistory(form, options));
  const { port } = options;
  useEffect(() => {
    const { recorder, keeper, tabs } = tools;
    // In the history from now on, it is no longer held.
    if (tools.wasHeld) {
      keepHistory({ history: recorder.read(), idsOut: keeper.idsOut });
      forgetHeldDraft();
    }
    const ends = [keepInIdleTime(recorder, keeper.idsOut), recorder.listen(), tabs.listen()];
    Object.assign(port, { onIdsOut: () => keeper.keepIds() });
    return () => {
      Object.assign(port, { onIdsOut: undefined });
      ends.reverse().forEach((end) => end());
    };
  }, [tools, port]);
  return tools;
}
