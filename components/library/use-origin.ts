"use client";

import { useEffect, useState } from "react";
import type { LibraryMessage } from "@/lib/api/library";
import type { Content } from "@/lib/message/message";
import { hearOpened, keepOrigin, type Origin, readOrigin, toOrigin } from "./origin";

const PAUSE_MS = 250;

/** The draft in the composer, as the library sees it. */
export type DraftAccess = {
  /** Hears that something may have been typed; gives how to hear no more. */
  subscribe: (hear: () => void) => () => void;
  getContent: () => Content;
  isBlank: () => boolean;
};

/**
 * Which library message the draft is, and whether it says something else by now. Nothing is drawn
 * anew at a key that changes neither.
 */
export function useOrigin({ subscribe, getContent, isBlank }: DraftAccess) {
  const [origin, setOrigin] = useState<Origin | null>(readOrigin);
  const [isChanged, setIsChanged] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const now = readOrigin();
      setOrigin(now);
      setIsChanged(now !== null && JSON.stringify(getContent()) !== now.content);
    };
    const lookAfterPause = (work: () => void) => {
      if (timer === undefined) timer = setTimeout(work, PAUSE_MS);
    };
    const keepAndLook = () => {
      // From the first change on the draft is kept, and with it where it comes from; an emptied one
      // comes from nowhere.
      keepOrigin(isBlank() ? null : readOrigin());
      look();
    };
    look();
    const ends = [subscribe(() => lookAfterPause(keepAndLook)), hearOpened(() => lookAfterPause(look))];
    return () => {
      clearTimeout(timer);
      ends.forEach((end) => end());
    };
  }, [subscribe, getContent, isBlank]);
  return {
    origin,
    isChanged,
    hearSaved: (message: LibraryMessage) => {
      const saved = toOrigin(message);
      keepOrigin(saved);
      setOrigin(saved);
      setIsChanged(JSON.stringify(getContent()) !== saved.content);
    },
  };
}
