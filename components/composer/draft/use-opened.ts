"use client";
import { useEffect, useEffectEvent } from "react";
import {
  forgetLinkedDraft,
  markDraft,
  saveLinkedDraft,
  openDraft,
  readDraftText,
  readLinkedDraft,
  takeHandOver,
} from "@/components/client/saved-drafts";
import type { DraftStore } from "@/components/composer/draft-store";
import { rememberSentTime } from "@/components/composer/known";
import { useDraft, useDraftStore, useEnvelope } from "@/components/composer/use-draft";
import { openOrigin, readOrigin } from "@/components/library/origin";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import type { DraftForm } from "@/lib/message/draft";
import { findText, setTextAt } from "@/lib/message/draft-path";
import { withKeys } from "@/lib/message/edit-content";
import { findChangedPlace } from "@/lib/message/history/changed-place";
import { type Edit, type History, startHistory } from "@/lib/message/history/history";
import { record } from "@/lib/message/history/record";
import { autosave } from "./autosave";
import { forgetHeldDraft, saveHistory, readHeldDraft, readSavedHistory } from "./saved-history";
import { subscribeToOtherTabs, toText } from "./other-tabs";
import type { LinkOutcome } from "./read-link";

/** Text in one field continues the typing step that a closed tab had begun. */
function toKind(history: History, draft: DraftForm, path: string): Edit["kind"] {
  const typed = setTextAt(history.present.content, path, findText(draft, path) ?? "");
  return toText(typed) === toText(draft) ? "typing" : "structure";
}

/** Opens the saved draft and history; held text and a linked message become steps of it. */
function openSaved(store: DraftStore, link: LinkOutcome | null): void {
  const text = readDraftText();
  if (text !== null) markDraft();
  const { form, savedAt, id, attempt, name = "" } = openDraft(text);
  const start = withKeys(form);
  const stored = readSavedHistory();
  const at = savedAt || Date.now();
  let history = stored?.history ?? startHistory(start, at);
  const add = (draft: DraftForm, words?: string) => {
    if (toText(draft) === toText(history.present.content)) return;
    const path = findChangedPlace(history.present.content, draft) ?? "body";
    history = record(history, draft, {
      ...{ at, path, words, kind: words === undefined ? toKind(history, draft, path) : "replace" },
    });
  };
  const held = readHeldDraft();
  if (held) add(withKeys(held), "From a tab that was closed");
  add(start, held ? "From another tab" : undefined);
  const savedContent = history.present.content;
  const message = link?.message ? withKeys(link.message) : null;
  if (message) add(message, "Opened from a link");
  const idsOut = stored?.idsOut ?? new Set<string>();
  const { content } = history.present;
  store.setState({
    ...{ isReady: true, id, attempt, name: message ? "" : name, history, idsOut, isOwn: !message },
    kept: { text, content: message ? content : savedContent, attempt, name: message ? "" : name },
    save: message ? { state: "linked", at: 0 } : { state: savedAt > 0 ? "saved" : "new", at: savedAt },
    linkedAudio: message?.audioUrl.trim() ?? "",
  });
  if (!held) return;
  // It is in the history now, so it is no longer held.
  saveHistory({ history, idsOut });
  forgetHeldDraft();
}

/** Loaded only if there is a link. */
const loadLink = () => import("./read-link");
fetchAhead(loadLink);

const hasLink = (): boolean => /[#&](l|m|message)=/.test(location.hash);

/** Reads the link in the URL. */
async function openLink(saved: DraftForm): Promise<LinkOutcome> {
  try {
    return await (await loadLink()).readLink(saved);
  } catch {
    return { message: null, words: NOT_LOADED };
  }
}

/** Opens a link in the URL; leaving the page and coming back finds its message again. */
async function openNewLink(): Promise<LinkOutcome> {
  forgetLinkedDraft();
  const outcome = await openLink(openDraft(readDraftText()).form);
  if (outcome.message) saveLinkedDraft({ form: outcome.message, origin: readOrigin() });
  return outcome;
}

/** This tab's unchanged message from a link; null if there is none. */
function reopenLink(): LinkOutcome | null {
  const linked = readLinkedDraft();
  if (!linked) return null;
  openOrigin(linked.origin);
  return { message: linked.form, words: "" };
}

/** Puts the initial draft into the store, and saves it from then on. */
export function useOpened(): void {
  const store = useDraftStore();
  const { setValue } = useEnvelope();
  useEffect(() => {
    const given = takeHandOver();
    if (given) {
      rememberSentTime(given.replyTo, given.repliedAt);
      setValue("recipient", given.recipient);
      setValue("replyTo", given.replyTo);
    }
    let isWanted = true;
    const open = (link: LinkOutcome | null) => {
      if (!isWanted) return;
      openSaved(store, link);
      if (link) store.say(link.words);
    };
    if (hasLink()) void openNewLink().then(open);
    else open(reopenLink());
    const ends = [autosave(store), subscribeToOtherTabs(store)];
    return () => {
      isWanted = false;
      ends.forEach((end) => end());
    };
  }, [store, setValue]);
}

/** A link put into the URL of an open page doesn't reload it. */
export function useLaterLink(): void {
  const store = useDraftStore();
  const isReady = useDraft((draft) => draft.isReady);
  const look = useEffectEvent(async () => {
    if (!isReady || !hasLink()) return;
    const { message, words } = await openLink(store.toForm({ recipient: "", replyTo: "" }));
    if (!message) return store.say(words);
    store.setState({ linkedAudio: message.audioUrl.trim() });
    store.replace(message, "The link’s message opened", {
      focus: { audio: "audioUrl", list: "header", text: "text" }[message.kind],
    });
  });
  useEffect(() => {
    const listen = () => void look();
    window.addEventListener("hashchange", listen);
    return () => window.removeEventListener("hashchange", listen);
  }, []);
}
