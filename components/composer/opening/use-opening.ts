"use client";

import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { HistoryPort } from "@/components/composer/history/history-port";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import type { DraftForm } from "@/lib/message/draft";
import type { LinkOutcome } from "./read-link";

export const loadStarters = () => import("@/components/starters/starters-dialog");
/** What reads a link comes only where there is one. */
const loadLink = () => import("./read-link");

export const hasLink = (): boolean => /[#&](l|m|message)=/.test(location.hash);

/** What the link in the address came to. */
export async function openLink(kept: DraftForm): Promise<LinkOutcome> {
  try {
    return await (await loadLink()).readLink(kept);
  } catch {
    return { message: null, words: NOT_LOADED };
  }
}

type OpeningOptions = {
  form: UseFormReturn<DraftForm>;
  /** What the address held when the page was opened. */
  link: LinkOutcome | null;
  port: HistoryPort;
  say: (words: string) => void;
  onOpened: (path: string) => void;
};

/** Whole messages that come into the composer, from the gallery or from a link. */
export function useOpening({ form, link, port, say, onOpened }: OpeningOptions) {
  "use no memo"; // Its functions are for handlers and effects of the moment: remembering them would only cost bytes.
  const [gallery, setGallery] = useState<"unasked" | "open" | "closed">("unasked");

  const open = (name: string, message: DraftForm) => {
    // Whom it goes to and what it answers stay: they are no part of a message.
    const { recipient, replyTo } = form.getValues();
    port.flush?.();
    Object.assign(port, { words: `${name} opened` });
    form.reset({ ...structuredClone(message), recipient, replyTo });
    onOpened(message.kind === "audio" ? "audioUrl" : "header");
  };

  useEffect(() => {
    if (!link) return;
    // After the page is there: what a status holds from its start is not read out.
    const frame = requestAnimationFrame(() => say(link.words));
    return () => cancelAnimationFrame(frame);
  }, [link, say]);

  return {
    gallery,
    open,
    openGallery: () =>
      void loadStarters().then(
        () => setGallery("open"),
        () => say(NOT_LOADED),
      ),
    closeGallery: () => setGallery("closed"),
    openExample: (name: string, message: DraftForm) => {
      setGallery("closed");
      open(`“${name}”`, message);
    },
  };
}
export type Opening = ReturnType<typeof useOpening>;
