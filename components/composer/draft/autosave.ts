import { forgetLinkedDraft, markDraft, readDraftText, saveDraft } from "@/components/client/saved-drafts";
import type { DraftState, DraftStore } from "@/components/composer/draft-store";
import { untilIdle } from "@/components/ui/lazy-module";
import { saveHistory } from "./saved-history";
import { meetOther } from "./other-tabs";

/** What a crash can lose. Shorter than the time between two keystrokes. */
const SAVE_AFTER_MS = 150;
/** The history waits for a pause in typing; a reload adds the draft's last letters to it. */
const PAUSE_MS = 1000;
/** However long the typing goes on, a crash loses no more history than this. */
const LATEST_MS = 10_000;

/** Whether the browser lacks something that the page has. */
export const isUnsaved = ({ history, attempt, name, kept }: DraftState): boolean =>
  history.present.content !== kept.content || attempt !== kept.attempt || name !== kept.name;

/** Saves the draft in this browser. */
function save(store: DraftStore): void {
  const { id, attempt, name, kept, history } = store.getState();
  const there = readDraftText();
  if (there !== null && there !== kept.text && !meetOther(store, there)) return;
  if (there === null) markDraft();
  forgetLinkedDraft();
  const at = Date.now();
  const form = store.toForm({ recipient: "", replyTo: "" });
  const text = saveDraft({ ...{ id, attempt, savedAt: at, form }, ...(name !== "" && { name }) });
  const { content } = history.present;
  store.setState({
    ...{ isOwn: true, kept: { text: text ?? there, content, attempt, name } },
    save: { state: text === null ? "refused" : "saved", at },
  });
}

/** Runs `work` once after a delay; `leave` runs it at once if it is pending. */
function makeDelay(work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    clearTimeout(timer);
    timer = undefined;
    work();
  };
  return {
    isWaiting: () => timer !== undefined,
    start: (ms: number) => (timer = setTimeout(run, ms)),
    restart(ms: number) {
      clearTimeout(timer);
      this.start(ms);
    },
    leave: () => timer !== undefined && run(),
  };
}

/** Saves the draft while typing and its history after, both on page leave; returns unsubscribe. */
export function autosave(store: DraftStore): () => void {
  const draft = makeDelay(() => isUnsaved(store.getState()) && !store.getState().other && save(store));
  let staleSince: number | null = null;
  const flushHistory = () => {
    if (staleSince !== null) saveHistory(store.getState());
    staleSince = null;
  };
  const history = makeDelay(() => void untilIdle().then(flushHistory));
  const unsubscribe = store.subscribe((now, before) => {
    // What the page opens with is already saved.
    if (!before.isReady) return;
    if (isUnsaved(now) && !draft.isWaiting()) draft.start(SAVE_AFTER_MS);
    if (now.history === before.history && now.idsOut === before.idsOut) return;
    staleSince ??= Date.now();
    history.restart(Math.min(PAUSE_MS, staleSince + LATEST_MS - Date.now()));
  });
  const leave = () => {
    draft.leave();
    flushHistory();
  };
  const hide = () => document.visibilityState === "hidden" && leave();
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", hide);
  return () => {
    leave();
    unsubscribe();
    window.removeEventListener("pagehide", leave);
    document.removeEventListener("visibilitychange", hide);
  };
}

/** Takes the other tab's state, or saves this one over it; the history keeps both. */
export function settleTabs(store: DraftStore, choice: "theirs" | "mine"): void {
  const { other } = store.getState();
  if (!other) return;
  if (choice === "theirs") return store.takeOver(other.draft, other.text);
  store.keepOver(other.draft, other.text);
  save(store);
}
