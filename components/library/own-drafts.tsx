"use client";

import { type ReactNode, useEffect, useState } from "react";
import { callApi } from "@/components/client/call-api";
import { readDraftText } from "@/components/client/kept-drafts";
import { Button } from "@/components/ui/button";
import { formatClock, formatMoment } from "@/components/ui/times";
import { draftEndpoints, type DraftSummary, type ServerDraft } from "@/lib/api/drafts";
import { libraryEndpoints } from "@/lib/api/library";
import type { Content } from "@/lib/message/message";
import { readStoredDraft } from "@/lib/message/stored-draft";
import { openOrigin, readOrigin } from "./origin";
import type { DraftAccess } from "./use-origin";

const KEY = "menuet.draft.passed";

/**
 * Until when drafts of other browsers were answered with "Keep this one", epoch ms by the server's
 * clock.
 */
function readPassed(): number {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return 0;
  }
}

function keepPassed(savedAt: number): void {
  try {
    localStorage.setItem(KEY, String(savedAt));
  } catch {
    // Then it is offered again when the page is opened again, which does no harm.
    return;
  }
}

/**
 * The draft of another browser that is worth offering: later than this one's, and not passed over.
 * `drafts`: the latest first.
 */
export const findDraftOffer = (
  drafts: readonly DraftSummary[],
  own: { id: string; savedAt: number } | null,
  passed: number,
): DraftSummary | null =>
  drafts.find(({ id, saved_at }) => id !== own?.id && saved_at > Math.max(own?.savedAt ?? 0, passed)) ?? null;

/**
 * The browser keeps every key by itself: the server's copy is for another browser, and may come
 * after a while.
 */
const KEEP_EVERY_MS = 4_000;

/** This browser's own draft, as it is kept here; null where nothing was kept yet. */
function readOwnDraft(): { id: string; savedAt: number } | null {
  const text = readDraftText();
  const stored = text === null ? null : readStoredDraft(text);
  return stored && { id: stored.id, savedAt: stored.savedAt };
}

/**
 * Keeps what is typed on the server too. Whatever goes wrong there is quiet: the browser has it.
 */
function useServerDraft({ subscribe, getContent, isBlank }: DraftAccess): void {
  useEffect(() => {
    // What was typed before anybody listened is kept too.
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
            // The request goes on when the page is left.
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

/** A later draft of another browser, where there is one. */
function useDraftOffer() {
  const [offer, setOffer] = useState<DraftSummary | null>(null);
  useEffect(() => {
    let isCurrent = true;
    callApi(draftEndpoints.list).then(
      ({ drafts }) => isCurrent && setOffer(findDraftOffer(drafts, readOwnDraft(), readPassed())),
      // Nothing is offered then, and nothing is in the way.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return { offer, forget: () => setOffer(null) };
}

/**
 * Which library message it began from; null where that is not there any more, or where it is new.
 */
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

/**
 * What was typed in another browser, to go on with here or not. Neither answer takes anything away.
 */
function DraftOffer({ offer, onTake, onDone }: DraftOfferProps) {
  const [now] = useState(() => Date.now());
  const [isFailed, setIsFailed] = useState(false);
  const pass = () => {
    keepPassed(offer.saved_at);
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

export type OwnDraftsProps = {
  draft: DraftAccess;
  /** The composer holds a message of the library: none is offered in its place. */
  isOther: boolean;
  onTake: (content: Content) => void;
  children: ReactNode;
};

/**
 * Keeps the draft of who is signed in on the server too, and offers a later one of another browser,
 * where there is one, in its children's place.
 */
export default function OwnDrafts({ draft, isOther, onTake, children }: OwnDraftsProps) {
  useServerDraft(draft);
  const { offer, forget } = useDraftOffer();
  if (!offer || isOther) return children;
  return <DraftOffer offer={offer} onTake={onTake} onDone={forget} />;
}
