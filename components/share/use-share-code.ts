"use client";

import { useEffect, useState } from "react";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import type { DraftForm } from "@/lib/message/draft";

type ShareCode = { state: "waiting" } | { state: "code"; code: string } | { state: "none"; why: string };

const loadWriter = () => import("@/lib/message/codecs/share-code");
fetchAhead(loadWriter);

const WAITING: ShareCode = { state: "waiting" };

async function write(form: DraftForm): Promise<ShareCode> {
  const writer = await loadWriter().catch(() => null);
  if (!writer) return { state: "none", why: "Couldn’t load the code that makes links" };
  const written = await writer.formatShareCode(form);
  return written.ok ? { state: "code", code: written.code } : { state: "none", why: written.why };
}

/** A message's share code, made before the copy button is pressed: a clipboard doesn't wait. */
export function useShareCode(form: DraftForm, given: string | null): ShareCode {
  const [written, setWritten] = useState<{ form: DraftForm; share: ShareCode } | null>(null);
  useEffect(() => {
    if (given !== null) return;
    let isCurrent = true;
    void write(form).then((share) => isCurrent && setWritten({ form, share }));
    return () => {
      isCurrent = false;
    };
  }, [form, given]);
  if (given !== null) return { state: "code", code: given };
  return written?.form === form ? written.share : WAITING;
}
