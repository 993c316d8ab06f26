"use client";

import { useEffect, useState } from "react";
import type { LibraryMessage } from "@/lib/api/library";
import type { Content } from "@/lib/message/message";
import { subscribeToOpened, saveOrigin, type Origin, readOrigin, toOrigin } from "./origin";

const PAUSE_MS = 250;

/** The composer's draft, as the library sees it. */
export type DraftAccess = {
  /** Subscribes to possible changes; returns the unsubscribe. */
  subscribe: (listener: () => void) => () => void;
  getContent: () => Content;
  isBlank: () => boolean;
};

/** The draft's library message and whether it differs; re-renders only if one of them changes. */
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
    const saveAndLook = () => {
      // From the first change, the draft is saved with its origin; an emptied draft has none.
      saveOrigin(isBlank() ? null : readOrigin());
      look();
    };
    look();
    const ends = [
      subscribe(() => lookAfterPause(saveAndLook)),
      subscribeToOpened(() => lookAfterPause(look)),
    ];
    return () => {
      clearTimeout(timer);
      ends.forEach((end) => end());
    };
  }, [subscribe, getContent, isBlank]);
  return {
    origin,
    isChanged,
    markSaved: (message: LibraryMessage) => {
      const saved = toOrigin(message);
      saveOrigin(saved);
      setOrigin(saved);
      setIsChanged(JSON.stringify(getContent()) !== saved.content);
    },
  };
}
