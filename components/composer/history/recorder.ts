import type { UseFormReturn } from "react-hook-form";
import { hearChanges } from "@/components/composer/fields/form-changes";
import type { DraftForm } from "@/lib/message/draft";
import type { Edit, History } from "@/lib/message/history/history";
import { amend, record } from "@/lib/message/history/record";
import { findChangedPlace } from "@/lib/message/history/step/changed-place";
import { applyContent } from "./apply-content";
import type { HistoryPort } from "./history-port";
import { isOfMessage, PendingEdits } from "./pending-edits";

/** As the draft's own saving: after a key, and never with one. */
const LOOK_AFTER_MS = 150;

const LEAVES = ["focusout", "pointerdown"] as const;

type RecorderOptions = {
  form: Pick<UseFormReturn<DraftForm>, "control" | "getValues" | "setValue">;
  history: History;
  port: HistoryPort;
  /** An edit was recorded: the state before it stands in the history that is given. */
  onRecorded: (before: History) => void;
  now?: () => number;
};

/** The history of one form: it hears every change and makes steps of them, and writes states into the form without hearing that. */
export class Recorder {
  readonly now: () => number;
  /** What comes back with an edit and is no part of a message, for as long as the page is open. */
  readonly bringBack = new WeakMap<Edit, () => void>();
  #options: RecorderOptions;
  #history: History;
  #pending = new PendingEdits();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWriting = false;
  #waiting = new Set<() => void>();

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#history = options.history;
    this.now = options.now ?? Date.now;
  }

  read = (): History => this.#history;
  subscribe = (tell: () => void) => {
    this.#waiting.add(tell);
    return () => void this.#waiting.delete(tell);
  };

  set(history: History): void {
    this.#history = history;
    this.#waiting.forEach((tell) => tell());
  }

  /** Shows a history's present state in the form. */
  show(history: History): void {
    this.#isWriting = true;
    try {
      applyContent(this.#options.form, history.present.content);
    } finally {
      this.#isWriting = false;
    }
    this.set(history);
  }

  listen(): () => void {
    const { form, port } = this.#options;
    // What was changed before anybody listened is one edit, by the name that it was given.
    const missed = findChangedPlace(this.#history.present.content, form.getValues());
    if (missed !== null) this.#hear(missed, port.words === undefined);
    else port.words = port.bringBack = undefined;
    const unsubscribe = hearChanges(form, (name, isTyped) => this.#hear(name, isTyped));
    // Before a hand goes elsewhere: what it does next is another edit, however soon.
    const flush = () => this.flush();
    for (const kind of LEAVES) document.addEventListener(kind, flush, true);
    return () => {
      unsubscribe();
      for (const kind of LEAVES) document.removeEventListener(kind, flush, true);
      this.flush();
    };
  }

  #hear(name: string | undefined, isTyped: boolean): void {
    if (this.#isWriting || !isOfMessage(name)) return;
    const { port } = this.#options;
    if (isTyped && name !== undefined) this.#pending.addTyped(name, this.now());
    else this.#pending.addSet(name, port.words !== undefined);
    // What is done to rows is whole with its turn, and the letters after it are another edit.
    if (this.#pending.isStructural) clearTimeout(this.#timer);
    else if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.flush(), this.#pending.isStructural ? 0 : LOOK_AFTER_MS);
  }

  /** Takes what stands in the form now into the history. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { isThere, isStructural, typed } = this.#pending;
    if (!isThere) return;
    this.#pending = new PendingEdits();
    const draft = structuredClone(this.#options.form.getValues());
    const before = this.#history;
    const place = findChangedPlace(before.present.content, draft);
    // An id that followed its title, or became its row's own, is no edit of a person's.
    if (!isStructural && !typed && (place?.endsWith(".id") ?? true)) return this.set(amend(before, draft));
    const edit: Edit =
      isStructural || !typed ? this.#makeEdit(place ?? "body") : { ...typed, kind: "typing" };
    const history = record(before, draft, edit);
    if (history === before) return;
    this.set(history);
    this.#options.onRecorded(before);
  }

  /** An edit that was no typing, by the name that whoever made it gave. */
  #makeEdit(path: string): Edit {
    const { port } = this.#options;
    const { words, bringBack } = port;
    port.words = port.bringBack = undefined;
    const edit: Edit = { at: this.now(), kind: words === undefined ? "structure" : "replace", path, words };
    if (bringBack) this.bringBack.set(edit, bringBack);
    return edit;
  }
}
