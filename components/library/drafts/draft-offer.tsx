"use client";

import { useEffect, useState } from "react";
import { fetchMessage } from "@/components/library/requests/library-requests";
import { openOrigin } from "@/components/library/opening/origin";
import { formatClock, formatMoment } from "@/components/time/times";
import { Button } from "@/components/ui/button";
import type { Content } from "@/lib/message/content";
import type { DraftSummary, ServerDraft } from "@/lib/library/contract/drafts";
import { fetchDraft, fetchDrafts } from "./draft-requests";
import { findOffer, keepPassed, readPassed } from "./find-offer";
import { readOwnDraft } from "./use-server-draft";

/** A later draft of another browser, where there is one. */
export function useDraftOffer() {
  const [offer, setOffer] = useState<DraftSummary | null>(null);
  useEffect(() => {
    let isCurrent = true;
    fetchDrafts().then(
      (drafts) => isCurrent && setOffer(findOffer(drafts, readOwnDraft(), readPassed())),
      // Nothing is offered then, and nothing is in the way.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return { offer, forget: () => setOffer(null) };
}

/** Which library message it began from; null where that is not there any more, or where it is new. */
async function findOrigin({ message_id, from_version }: ServerDraft) {
  const message = message_id === null ? null : await fetchMessage(message_id).catch(() => null);
  if (!message) return null;
  return { id: message.id, version: from_version ?? message.version, name: message.name, content: "" };
}

const DAY_MS = 86_400_000;
const formatSaved = (at: number, now: number) =>
  now - at < DAY_MS ? formatClock(at) : formatMoment(at, now);

type DraftOfferProps = { offer: DraftSummary; onTake: (content: Content) => void; onDone: () => void };

/** What was typed in another browser, to go on with here or not. Neither answer takes anything away. */
export function DraftOffer({ offer, onTake, onDone }: DraftOfferProps) {
  const [now] = useState(() => Date.now());
  const [isFailed, setIsFailed] = useState(false);
  const pass = () => {
    keepPassed(offer.saved_at);
    onDone();
  };
  const open = async () => {
    try {
      const draft = await fetchDraft(offer.id);
      const origin = await findOrigin(draft);
      openOrigin(origin);
      onTake(draft.content);
      pass();
    } catch {
      setIsFailed(true);
    }
  };
  const words = isFailed
    ? "That draft could not be opened just now. Try again."
    : `Your draft of ${formatSaved(offer.saved_at, now)} from ${offer.browser}`;
  return (
    // One line, whatever its width: it comes when the page stands, and must not move it.
    <div data-offer className="peer flex min-w-0 flex-1 items-center gap-x-1 text-note text-soft">
      <p title={words} className="min-w-0 flex-1 truncate">
        {words}
      </p>
      <Button look="ghost" onClick={() => void open()} className="@max-[32.5rem]:px-1.5">
        Open<span className="@max-[32.5rem]:sr-only"> that draft</span>
      </Button>
      <Button look="ghost" onClick={pass} className="@max-[32.5rem]:px-1.5">
        Keep<span className="@max-[32.5rem]:sr-only"> this one</span>
      </Button>
    </div>
  );
}
