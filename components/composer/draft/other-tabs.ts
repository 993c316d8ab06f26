import { DRAFT_KEY, readDraftText } from "@/components/client/saved-drafts";
import type { DraftStore } from "@/components/composer/draft-store";
import { type DraftContent, withoutEnvelope } from "@/lib/message/history/history";
import { readStoredDraft } from "@/lib/message/stored-draft";
import { forgetHeldDraft, holdDraft } from "./saved-history";

/** A draft's text for comparison, without its rows’ keys. */
export const toText = (draft: DraftContent): string =>
  JSON.stringify(withoutEnvelope(draft), (name, value: unknown) => (name === "key" ? undefined : value));

const toForm = (store: DraftStore) => store.toForm({ recipient: "", replyTo: "" });

/** Handles what another tab saved. True if this tab can then save without losing any of it. */
export function meetOther(store: DraftStore, text: string): boolean {
  const draft = readStoredDraft(text);
  if (draft === null) return true;
  const { kept, isOwn } = store.getState();
  // What this tab and the browser last agreed on; null if it never showed the browser's draft.
  const known = isOwn ? toText(kept.content) : null;
  const [mine, theirs] = [toText(store.getContent()), toText(draft.form)];
  const isNews = theirs !== mine && theirs !== known;
  if (isNews && mine !== known) {
    store.setState({ other: { text, draft } });
    holdDraft(toForm(store));
    return false;
  }
  if (isNews) store.takeOver(draft, text);
  else store.setState({ kept: { ...kept, text }, isOwn: true, other: null });
  return true;
}

/** Subscribes to what other tabs save; returns unsubscribe. */
export function subscribeToOtherTabs(store: DraftStore): () => void {
  const handleStorage = ({ key }: StorageEvent) => {
    // Read storage, not the event: if two tabs wrote at once, both must take the later text.
    const text = readDraftText();
    const { kept, isOwn } = store.getState();
    // A message from a link is not the saved draft until it is changed.
    if (key === DRAFT_KEY && text !== null && text !== kept.text && isOwn) meetOther(store, text);
  };
  const unsubscribe = store.subscribe((now, before) => {
    if (now.other && now.history !== before.history) holdDraft(toForm(store));
    if (before.other && !now.other) forgetHeldDraft();
  });
  window.addEventListener("storage", handleStorage);
  return () => {
    unsubscribe();
    window.removeEventListener("storage", handleStorage);
  };
}
