import type { UseFormReturn } from "react-hook-form";
import { DRAFT_KEY, readDraftText } from "@/components/draft/draft-store";
import type { DraftForm } from "@/lib/message/draft";
import { makeStep } from "@/lib/message/history/history";
import { readStoredDraft, type StoredDraft } from "@/lib/message/stored-draft";
import { forgetHeldDraft, holdDraft } from "./held-draft";
import type { HistoryKeeper } from "./history-keeper";
import type { HistoryPort } from "./history-port";

type OtherTabsOptions = {
  form: Pick<UseFormReturn<DraftForm>, "getValues">;
  keeper: HistoryKeeper;
  port: HistoryPort;
  /** The draft that the page opened with, where nothing was kept. */
  start: DraftForm;
  /** Another tab's draft was taken over, with the id and the count of its sends. */
  onTaken: (draft: StoredDraft) => void;
};

/** What a draft says, to be compared. */
const toText = (draft: DraftForm): string =>
  JSON.stringify(makeStep(draft, { at: 0, kind: "replace", path: "" }).content);

/** Several tabs on the one draft of this browser: neither writes over what another has kept and this one has not seen. */
export class OtherTabs {
  #options: OtherTabsOptions;
  #other: { text: string; draft: StoredDraft } | null = null;
  #waiting = new Set<() => void>();

  constructor(options: OtherTabsOptions) {
    this.#options = options;
  }

  /** Whether both tabs have changed the draft, and a person has to choose. */
  isOpen = (): boolean => this.#other !== null;
  subscribe = (tell: () => void) => {
    this.#waiting.add(tell);
    return () => void this.#waiting.delete(tell);
  };

  listen(): () => void {
    const { port, keeper } = this.#options;
    port.mayOverwrite = (text) => this.#look(text);
    const hear = ({ key }: StorageEvent) => {
      // What stands there now, and not what the event brings: of two that wrote at once the later one counts, for both.
      const text = readDraftText();
      // A message from a link is not the kept draft until it is changed.
      if (key === DRAFT_KEY && text !== null && text !== port.known && port.isOwn) this.#look(text);
    };
    const hold = () => this.isOpen() && holdDraft(this.#options.form.getValues());
    window.addEventListener("storage", hear);
    const unsubscribe = keeper.recorder.subscribe(hold);
    return () => {
      port.mayOverwrite = undefined;
      window.removeEventListener("storage", hear);
      unsubscribe();
    };
  }

  /** What this tab and the browser last agreed on; null where the form never showed it. */
  #findKnown(): string | null {
    const { port, start } = this.#options;
    if (!port.isOwn) return null;
    return toText((port.known === null ? null : readStoredDraft(port.known)?.form) ?? start);
  }

  /** Another tab has kept this text. True where nothing of it is lost when this tab keeps its own. */
  #look(text: string): boolean {
    const { form, keeper, port } = this.#options;
    const draft = readStoredDraft(text);
    if (draft === null) return true;
    const [mine, theirs, known] = [toText(form.getValues()), toText(draft.form), this.#findKnown()];
    // Kept again, it is the same that this tab knows.
    const isNews = theirs !== mine && theirs !== known;
    if (isNews && mine !== known) {
      this.#tell({ text, draft });
      holdDraft(form.getValues());
      return false;
    }
    if (isNews) this.#take(draft, () => keeper.takeOver(draft.form));
    port.known = text;
    port.isOwn = true;
    this.#tell(null);
    return true;
  }

  #take(draft: StoredDraft, show: () => void): void {
    const { id } = document.activeElement ?? {};
    show();
    // Kept anew, it would come back to the other tab, over what was changed there meanwhile.
    this.#options.port.rest?.();
    this.#options.onTaken(draft);
    // Rows that came or went are drawn anew: who was in one stays there.
    requestAnimationFrame(() => {
      if (id && document.activeElement === document.body) document.getElementById(id)?.focus();
    });
  }

  takeTheirs = (): void => {
    const other = this.#other;
    if (!other) return;
    this.#take(other.draft, () => this.#options.keeper.takeOver(other.draft.form));
    this.#settle(other.text);
  };

  keepMine = (): void => {
    const other = this.#other;
    if (!other) return;
    this.#options.keeper.keepOver(other.draft.form);
    this.#settle(other.text);
  };

  /** From now on the other tab's text is known, and this one's is kept. */
  #settle(text: string): void {
    const { port } = this.#options;
    port.known = text;
    port.isOwn = true;
    this.#tell(null);
    port.save?.();
  }

  #tell(other: { text: string; draft: StoredDraft } | null): void {
    if (this.#other && !other) forgetHeldDraft();
    const isNews = (this.#other === null) !== (other === null);
    this.#other = other;
    if (isNews) this.#waiting.forEach((tell) => tell());
  }
}
