"use client";

import { useState } from "react";
import type { Origin } from "@/components/library/opening/origin";
import { postMessage, postVersion, type Saved } from "@/components/library/requests/library-requests";
import { type AskError, isSignedOut, toAskError } from "@/components/requests/ask-server";
import type { Content } from "@/lib/message/content";
import type { LibraryMessage } from "@/lib/library/contract/library";

/** A new message, or the next version of one. `from`: the version that it is put on top of. */
export type SaveWish = { note: string } & (
  { as: "new"; name: string; tags: string[] } | { as: "version"; id: string; from: number }
);

const ask = async (wish: SaveWish, content: Content): Promise<Saved> => {
  const { note } = wish;
  if (wish.as === "version") return postVersion(wish.id, { from: wish.from, note, content });
  const { name, tags } = wish;
  return { kind: "saved", message: await postMessage({ name, tags, note, content }) };
};

type UseSaveOptions = {
  origin: Origin | null;
  getContent: () => Content;
  onSaved: (message: LibraryMessage) => void;
  onSignedOut: () => void;
};

/** From the wish to save to how it ended: saved, refused, or met by somebody else's save, which is then shown. */
export function useSave({ getContent, onSaved, onSignedOut }: UseSaveOptions) {
  const [isSaving, setIsSaving] = useState(false);
  const [fault, setFault] = useState<AskError | null>(null);
  const [current, setCurrent] = useState<LibraryMessage | null>(null);
  const save = async (wish: SaveWish) => {
    if (isSaving) return;
    setIsSaving(true);
    setFault(null);
    try {
      const saved = await ask(wish, getContent());
      if (saved.kind === "saved") onSaved(saved.message);
      else setCurrent(saved.current);
    } catch (error) {
      const asked = toAskError(error);
      if (isSignedOut(asked.problem)) onSignedOut();
      else setFault(asked);
    }
    setIsSaving(false);
  };
  return { save: (wish: SaveWish) => void save(wish), isSaving, fault, current };
}
