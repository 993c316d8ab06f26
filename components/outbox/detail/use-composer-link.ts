"use client";

import { useEffect, useState } from "react";
import type { DraftMessage } from "@/lib/message/draft";
import { formatShareFragment } from "@/lib/message/share/fragment";
import { formatShareCode, type ShareWriting } from "@/lib/message/share/share-code";

const TOO_OLD: ShareWriting = { ok: false, why: "This browser cannot make the link" };

/** The address at which the composer opens a message as a new draft, without whom it went to; null while or where there is none. */
export function useComposerLink(draft: DraftMessage): string | null {
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void formatShareCode(draft)
      .catch(() => TOO_OLD)
      .then((written) => {
        if (isCurrent) setLink(written.ok ? `/${formatShareFragment(written.code)}` : null);
      });
    return () => {
      isCurrent = false;
    };
  }, [draft]);
  return link;
}
