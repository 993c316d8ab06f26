"use client";

import { startTransition, useEffect, useState } from "react";
import type { LaterParts } from "@/components/composer/desk/later-parts";
import { loadPreview } from "@/components/composer/inspect/load-preview";
import { isNarrow } from "@/components/composer/panes";
import { openDraft, readDraftText } from "@/components/draft/draft-store";
import { type HandOver, takeHandOver } from "@/components/draft/hand-over";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import { emptyDraft } from "@/lib/message/draft";
import type { StoredDraft } from "@/lib/message/stored-draft";
import type { LinkOutcome } from "./read-link";
import { hasLink, openLink } from "./use-opening";

/** What the browser holds when the page opens: its kept draft, or a new one, the kept one's text, and the message of a link to it. */
export type Opened = { start: StoredDraft; text: string | null; wasKept: boolean; link: LinkOutcome | null };

/** `isReady`: the browser's own draft is read. `parts`: null until they have come, and never before that. */
export type OpenedDraft = Opened & { isReady: boolean; parts: LaterParts | null };

const loadParts = async () => (await import("@/components/composer/desk/later-parts")).LATER_PARTS;
const nothing = () => null;
/** Where they cannot come: all the rest is there without them. */
const NO_PARTS: LaterParts = {
  ComposerTools: () => NOT_LOADED,
  CountrySelect: nothing,
  DeskOffers: nothing,
  HistoryTools: nothing,
  LibrarySlot: nothing,
  PaneTabs: nothing,
};

/** Outside the component, so that an effect which runs twice has it twice. */
let given: HandOver | null = null;

/** What the server draws, which knows no browser's draft. */
const BLANK: Opened = {
  start: { id: "blank", attempt: 0, savedAt: 0, form: emptyDraft() },
  text: null,
  wasKept: false,
  link: null,
};

function openKept(): Omit<Opened, "link"> {
  const text = readDraftText();
  const start = openDraft(text);
  given ??= takeHandOver();
  if (given) Object.assign(start.form, given);
  return { start, text, wasKept: (text ?? given) !== null };
}

/** The draft that the page opens with, and what comes soon after it. */
export function useOpened(): OpenedDraft {
  "use no memo"; // Drawn twice: remembering would cost more bytes than it saves.
  const [opened, setOpened] = useState<Opened | null>(null);
  const [parts, setParts] = useState<LaterParts | null>(null);
  useEffect(() => {
    const kept = openKept();
    // Transitions, so that neither blocks the page.
    const open = (link: LinkOutcome | null) => startTransition(() => setOpened({ ...kept, link }));
    const fetchParts = () =>
      loadParts()
        .catch(() => NO_PARTS)
        .then((parts) => startTransition(() => setParts(parts)));
    // In a task of its own: to ask for them alone takes a phone some 30 ms.
    setTimeout(fetchParts);
    const link = hasLink() && openLink(kept.start.form);
    if (isNarrow() && !link) return open(null);
    // The preview stands beside the fields: with its code at hand, neither a kept draft nor a click waits for it.
    const preview = isNarrow() || loadPreview().catch(() => undefined);
    void Promise.all([link, preview]).then(([outcome]) => open(outcome || null));
  }, []);
  return { ...(opened ?? BLANK), isReady: opened !== null, parts: opened && parts };
}
