"use client";

import { startTransition, useEffect, useState } from "react";
import { DRAFT_KEY, readDraftText } from "@/components/draft/draft-store";
import { markDraftKnown } from "@/components/proof/paint-timing";
import { type ProofMessage, readProofMessage } from "./proof-message";

/** The sheet's message, null until it is read; it follows the address, and the draft as another tab changes it. */
export function useProofMessage(): ProofMessage | null {
  const [message, setMessage] = useState<ProofMessage | null>(null);
  useEffect(() => {
    let turn = 0;
    const read = async () => {
      turn += 1;
      const own = turn;
      const read = await readProofMessage(location.hash, readDraftText());
      // Only the last reading counts: a link may take longer to read than what came after it.
      if (own !== turn) return;
      markDraftKnown();
      startTransition(() => setMessage(read));
    };
    const readKept = ({ key }: StorageEvent) => {
      if (key === DRAFT_KEY || key === null) void read();
    };
    void read();
    window.addEventListener("hashchange", read);
    window.addEventListener("storage", readKept);
    return () => {
      turn = -1;
      window.removeEventListener("hashchange", read);
      window.removeEventListener("storage", readKept);
    };
  }, []);
  return message;
}
