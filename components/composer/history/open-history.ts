import type { Opened } from "@/components/composer/opening/use-opened";
import type { DraftForm } from "@/lib/message/draft";
import { findText, setText } from "@/lib/message/draft-path";
import { type Edit, type History, startHistory, toForm } from "@/lib/message/history/history";
import { record } from "@/lib/message/history/record";
import { findChangedPlace } from "@/lib/message/history/step/changed-place";
import { readHeldDraft } from "./held-draft";
import { type KeptHistory, readKeptHistory } from "./kept-history";

/** One field's text, or more: letters that a tab did not live to record go on with the step that it had begun. */
function toKind(history: History, draft: DraftForm, path: string): Edit["kind"] {
  const before = toForm(draft, history);
  const typed = setText(before, path, findText(draft, path) ?? "");
  return JSON.stringify(typed) === JSON.stringify({ ...before, ...draft }) ? "typing" : "structure";
}

/**
 * The kept history, brought up to the draft that the page opened with: what a tab held when it was closed, and a message from a
 * link, are steps of it.
 */
export function openHistory({
  start,
  link,
}: Pick<Opened, "start" | "link">): KeptHistory & { wasHeld: boolean } {
  const at = start.savedAt || Date.now();
  const kept = readKeptHistory();
  let history = kept?.history ?? startHistory(start.form, at);
  const add = (draft: DraftForm, words?: string) => {
    const path = findChangedPlace(history.present.content, draft) ?? "body";
    const kind = words === undefined ? toKind(history, draft, path) : "replace";
    history = record(history, draft, { at, kind, path, words });
  };
  const held = readHeldDraft();
  if (held) add(held, "From a tab that was closed");
  add(start.form, held ? "From another tab" : undefined);
  if (link?.message) add(link.message, "Opened from a link");
  return { history, idsOut: kept?.idsOut ?? new Set(), wasHeld: held !== null };
}
