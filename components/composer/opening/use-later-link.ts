"use client";

import { useEffect, useEffectEvent } from "react";
import type { DraftForm } from "@/lib/message/draft";
import { hasLink, openLink } from "./use-opening";

export type LaterLink = {
  getForm: () => DraftForm;
  open: (name: string, message: DraftForm) => void;
  say: (words: string) => void;
};

/** A link that is put into the address of an open page loads no page. It may have come before anybody listened. */
export function useLaterLink({ getForm, open, say }: LaterLink): void {
  const look = useEffectEvent(async () => {
    if (!hasLink()) return;
    const { message, words } = await openLink(getForm());
    if (message) open("The link’s message", message);
    else say(words);
  });
  useEffect(() => {
    const listen = () => void look();
    listen();
    window.addEventListener("hashchange", listen);
    return () => window.removeEventListener("hashchange", listen);
  }, []);
}
