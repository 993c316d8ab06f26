"use client";

import { type ReactNode, useEffect, useState } from "react";
import { callApi } from "@/components/client/call-api";
import { readDraftText } from "@/components/client/saved-drafts";
import { Button } from "@/components/ui/button";
import { formatClock, formatMoment } from "@/components/ui/times";
import { draftEndpoints, type DraftSummary, type ServerDraft } from "@/lib/api/drafts";
import { libraryEndpoints } from "@/lib/api/library";
import type { Content } from "@/lib/message/message";
import { readStoredDraft } from "@/lib/message/stored-draft";
import { openOrigin, readOrigin } from "./origin";
import type { DraftAccess } from "./use-origin";

const KEY = "menuet.draft.passed";

/** Drafts that other browsers saved up to this time were declined; epoch ms, server's clock. */
function readPassed(): number {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return 0;
  }
}

function savePassed(savedAt: number): void {
  try {
    localStorage.setItem(KEY, String(savedAt));
  } catch {
    // It is then offered again at the next visit, which is harmless.
    return;
  }
}

/**
 * Another browser's draft worth offering: newer than this one, not declined. `drafts`: latest
 * first.
 */
export const findDraftOffer = (
  drafts: readonly DraftSummary[],
  own: { id: string; savedAt: number } | null,
  passed: number,
): DraftSummary | null =>
  drafts.find(({ id, saved_at }) => id !== own?.id && saved_at > Math.max(own?.savedAt ?? 0, passed)) ?? null;

/** The browser saves every key press; the server's copy is for other browsers and may lag. */
const KEEP_EVERY_MS = 4_000;

/** This browser's own draft; null if nothing was saved yet. */
function readOwnDraft(): { id: string; savedAt: number } | null {
  const text = readDraftText();
  const stored = text === null ? null : readStoredDraft(text);
  return stored && { id: stored.id, savedAt: stored.savedAt };
}

/** Also saves the draft on the server. Errors are silent, because the browser has it. */
function useServerDraft({ subscribe, getContent, isBlank }: DraftAccess): void {
  useEffect(() => {
    // Also saves what was typed before this subscribed.
    let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(() => keep(false), KEEP_EVERY_MS);
    const keep = (keepalive: boolean) => {
      clearTimeout(timer);
      timer = undefined;
      const own = readOwnDraft();
      const isChanged = own !== null && own.savedAt > performance.timeOrigin;
      if (!isChanged || !navigator.onLine) return;
      const origin = readOrigin();
      const of = { message_id: origin?.id ?? null, from_version: origin?.version ?? null };
      const asked = isBlank()
        ? callApi(draftEndpoints.remove, { params: { id: own.id } })
        : callApi(draftEndpoints.save, {
            params: { id: own.id },
            body: { ...of, content: getContent() },
            // The request continues when the page is left.
            keepalive,
          });
      asked.catch(() => undefined);
    };
    const unsubscribe = subscribe(() => {
      if (timer === undefined) timer = setTimeout(keep, KEEP_EVERY_MS, false);
    });
    const leave = () => {
      if (document.visibilityState === "hidden" && timer !== undefined) keep(true);
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      document.removeEventListener("visibilitychange", leave);
    };
  }, [subscribe, getContent, isBlank]);
}

/** A later draft from another browser, if there is one. */
function useDraftOffer() {
  const [offer, setOffer] = useState<DraftSummary | null>(null);
  useEffect(() => {
    let isCurrent = true;
    callApi(draftEndpoints.list).then(
      ({ drafts }) => isCurrent && setOffer(findDraftOffer(drafts, readOwnDraft(), readPassed())),
      // Without an answer nothing is offered, and nothing is blocked.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return { offer, forget: () => setOffer(null) };
}

/** The library message that it started from; null if that is gone, or if it is new. */
async function findOrigin({ message_id, from_version }: ServerDraft) {
  const message =
    message_id === null
      ? null
      : await callApi(libraryEndpoints.find, { params: { id: message_id } }).catch(() => null);
  if (!message) return null;
  return { id: message.id, version: from_version ?? message.version, name: message.name, content: "" };
}

const DAY_MS = 86_400_000;
const formatSaved = (at: number, now: number) =>
  now - at < DAY_MS ? formatClock(at) : formatMoment(at, now);

type DraftOfferProps = { offer: DraftSummary; onTake: (content: Content) => void; onDone: () => void };

/** Offers to continue a draft from another browser. Neither answer deletes anything. */
function DraftOffer({ offer, onTake, onDone }: DraftOfferProps) {
  const [now] = useState(() => Date.now());
  const [isFailed, setIsFailed] = useState(false);
  const pass = () => {
    savePassed(offer.saved_at);
    onDone();
  };
  const open = async () => {
    try {
      const draft = await callApi(draftEndpoints.find, { params: { id: offer.id } });
      const origin = await findOrigin(draft);
      openOrigin(origin);
      onTake(draft.content);
      pass();
    } catch {
      setIsFailed(true);
    }
  };
  const words = isFailed
    ? "Couldn’t open that draft. Try again."
    : `Your draft of ${formatSaved(offer.saved_at, now)} from ${offer.browser}`;
  return (
    <div className="draft-offer flex min-w-0 flex-1 items-center gap-x-1 text-note text-soft">
      <p title={words} className="min-w-0 flex-auto truncate">
        {words}
      </p>
      <Button look="ghost" onClick={() => void open()}>
        Open that draft
      </Button>
      <Button look="ghost" onClick={pass}>
        Keep this one
      </Button>
    </div>
  );
}

export type OwnDraftsProps = {
  draft: DraftAccess;
  /** The composer holds a library message, so no draft is offered. */
  isOther: boolean;
  onTake: (content: Content) => void;
  children: ReactNode;
};

/**
 * Syncs a signed-in person's draft; another browser's newer draft is offered in place of children.
 */
export default function OwnDrafts({ draft, isOther, onTake, children }: OwnDraftsProps) {
  useServerDraft(draft);
  const { offer, forget } = useDraftOffer();
  if (!offer || isOther) return children;
  return <DraftOffer offer={offer} onTake={onTake} onDone={forget} />;
}
