import { findText } from "@/lib/message/draft-path";
import type { DraftContent, Edit, History } from "@/lib/message/history/history";
import { record } from "@/lib/message/history/record";
import { findCaret, findChangedPlace } from "@/lib/message/history/step/changed-place";
import { ownIds } from "@/lib/message/history/step/own-ids";
import { inSentence, toStepWords } from "@/lib/message/history/step/step-words";
import { listSteps, redo, type Travel, undo } from "@/lib/message/history/travel";
import { findLostIds } from "./lost-ids";
import type { Recorder } from "./recorder";

export const ELSEWHERE = "Changed in another tab";

/** Tells in the action bar; with `canTakeBack` it offers to undo. */
export type Say = (words: string, canTakeBack?: boolean) => void;
/** Goes to a place of the draft; in a text the caret goes behind so many letters. */
export type Go = (path: string, caret: number | null) => void;

type KeeperOptions = { recorder: Recorder; idsOut: Set<string>; say: Say; onGo: Go };

/** What can be done with a history: every move says what it did and goes to where it was. */
export class HistoryKeeper {
  readonly recorder: Recorder;
  readonly idsOut: Set<string>;
  #say: Say;
  #onGo: Go;

  constructor({ recorder, idsOut, say, onGo }: KeeperOptions) {
    this.recorder = recorder;
    this.idsOut = idsOut;
    this.#say = say;
    this.#onGo = onGo;
  }

  undo = (): void => this.#travel(undo, "Undone");
  redo = (): void => this.#travel(redo, "Redone");

  #travel(go: (history: History) => Travel | null, verb: "Undone" | "Redone"): void {
    const now = this.#look();
    const travel = go(now);
    if (!travel) return this.#say(verb === "Undone" ? "Nothing is left to undo" : "Nothing is left to redo");
    const [from, to] = [now.present, travel.history.present];
    const words = verb === "Undone" ? toStepWords(from, to.content) : toStepWords(to, from.content);
    this.#goTo(travel.history, travel.path, `${verb}: ${inSentence(words)}`);
    if (verb === "Undone") this.recorder.bringBack.get(from.edit)?.();
  }

  #look(): History {
    this.recorder.flush();
    return this.recorder.read();
  }

  #goTo(history: History, path: string, words: string): void {
    const [before, after] = [this.recorder.read().present.content, history.present.content];
    this.recorder.show(history);
    const isThere = findText(before, path) !== findText(after, path);
    const place = isThere ? path : (findChangedPlace(before, after) ?? path);
    const text = findText(after, place);
    this.#say(words + findLostIds(this.idsOut, before, after));
    this.#onGo(place, text === null ? null : findCaret(findText(before, place) ?? "", text));
  }

  #makeEdit(before: DraftContent, after: DraftContent, words: string): Edit {
    const path = findChangedPlace(before, after) ?? "body";
    return { at: this.recorder.now(), kind: "replace", path, words };
  }

  /** Brings a state back as a step of its own. What had been undone stays in the history too. */
  restore(index: number, words: string): void {
    const { present } = this.#look();
    const { steps } = listSteps(this.recorder.read());
    const chosen = steps[index];
    if (!chosen) return;
    const edit = this.#makeEdit(present.content, chosen.content, words);
    const latest: History = {
      past: steps.slice(0, -1),
      present: steps.at(-1) ?? present,
      future: [],
      isOpen: false,
    };
    this.#goTo(record(latest, chosen.content, edit), edit.path, words);
  }

  /** Shows what another tab made of the draft. Its changes one after the other are one step. */
  takeOver(theirs: DraftContent): void {
    const now = this.#look();
    const before = now.present.edit.words === ELSEWHERE ? (undo(now)?.history ?? now) : now;
    const edit = this.#makeEdit(now.present.content, theirs, ELSEWHERE);
    this.recorder.show(record(before, theirs, edit));
    this.#say(ELSEWHERE);
  }

  /** This tab's state stays, over the other's, to which undo leads from now on. */
  keepOver(theirs: DraftContent): void {
    const now = this.#look();
    const mine = now.present.content;
    const both = record(now, theirs, this.#makeEdit(mine, theirs, ELSEWHERE));
    this.recorder.set(record(both, mine, this.#makeEdit(theirs, mine, "Kept over the other tab’s state")));
  }

  /** The ids of this moment are out: in every state they are their rows' own. */
  keepIds(): void {
    const now = this.#look();
    const rows = now.present.content.sections.flatMap((section) => section.rows);
    for (const { id } of rows) if (id.trim() !== "") this.idsOut.add(id.trim());
    this.recorder.set(ownIds(now, this.idsOut));
  }
}
