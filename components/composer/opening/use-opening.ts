"use client";

import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useUndo } from "@/components/composer/use-undo";
import { type DraftForm, isBlank } from "@/lib/message/draft";
import type { LinkOutcome } from "./read-link";

export const loadStarters = () => import("@/components/starters/starters-dialog");
export const NOT_LOADED = "A part of Menuet could not be loaded. Check the connection and try again";
/** What reads a link comes only where there is one. */
const loadLink = () => import("./read-link");

export const hasLink = (): boolean => /[#&][lm]=/.test(location.hash);

/** What the link in the address came to. */
export async function openLink(kept: DraftForm): Promise<LinkOutcome> {
  try {
    return await (await loadLink()).readLink(kept);
  } catch {
    return { message: null, words: NOT_LOADED, hidden: null };
  }
}

type OpeningOptions = {
  form: UseFormReturn<DraftForm>;
  /** What the address held when the page was opened. */
  link: LinkOutcome | null;
  onOpened: (path: string) => void;
};

/** Whole messages that come into the composer, from the gallery or from a link, and the way back from each. */
export function useOpening({ form, link, onOpened }: OpeningOptions) {
  "use no memo"; // Its functions are for handlers and effects of the moment: remembering them would only cost bytes.
  const undo = useUndo();
  const [gallery, setGallery] = useState<"unasked" | "open" | "closed">("unasked");

  // Whom it goes to and what it answers stay: they are no part of a message.
  const replaceMessage = (message: DraftForm) => {
    const { recipient, replyTo } = form.getValues();
    form.reset({ ...structuredClone(message), recipient, replyTo });
  };
  const recordDraft = (what: string, draft: DraftForm) =>
    undo.record({ what, restore: () => replaceMessage(draft) });

  const open = (name: string, message: DraftForm) => {
    const before = structuredClone(form.getValues());
    if (undo.canUndo || !isBlank(before)) recordDraft(`The draft before ${name}`, before);
    replaceMessage(message);
    onOpened(message.kind === "audio" ? "audioUrl" : "header");
  };

  useEffect(() => {
    if (!link) return;
    // After the page is there: what a status holds from its start is not read out.
    const frame = requestAnimationFrame(() => {
      if (link.hidden) recordDraft(link.hidden.what, link.hidden.draft);
      undo.say(link.words);
    });
    return () => cancelAnimationFrame(frame);
    // The link of the page's opening, told once; nothing was removed before it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [link]);

  // A link that is put into the address of an open page loads no page.
  useEffect(() => {
    const listen = async () => {
      if (!hasLink()) return;
      const { message, words } = await openLink(form.getValues());
      if (message) open("the link", message);
      else undo.say(words);
    };
    window.addEventListener("hashchange", listen);
    return () => window.removeEventListener("hashchange", listen);
  });

  return {
    undo,
    gallery,
    openGallery: () =>
      void loadStarters().then(
        () => setGallery("open"),
        () => undo.say(NOT_LOADED),
      ),
    closeGallery: () => setGallery("closed"),
    openExample: (name: string, message: DraftForm) => {
      setGallery("closed");
      open(`“${name}”`, message);
    },
  };
}
export type Opening = ReturnType<typeof useOpening>;
