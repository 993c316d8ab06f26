import { createStore } from "zustand/vanilla";
import type { AudioFinding } from "@/lib/api/audio-finding";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { findText } from "@/lib/message/draft-path";
import { readRowPath, settleId, typeText, withKeys } from "@/lib/message/edit-content";
import { findCaret, findChangedPlace } from "@/lib/message/history/changed-place";
import {
  type DraftContent,
  type Edit,
  type History,
  listSteps,
  redo,
  startHistory,
  toWholeDraft,
  undo,
  withoutEnvelope,
} from "@/lib/message/history/history";
import { amend, ownIds, record } from "@/lib/message/history/record";
import { inSentence, toStepWords } from "@/lib/message/history/step-words";
import type { StoredDraft } from "@/lib/message/stored-draft";
import { isEmptyText, normaliseTexts } from "@/lib/message/texts";
import type { Problem } from "@/lib/whatsapp/problems";

const findIds = ({ sections }: DraftContent): Set<string> =>
  new Set(sections.flatMap(({ rows }) => rows.map(({ id }) => id.trim())));

/** Warns when a change removes row IDs that were already sent: a bot may rely on them. */
function findLostIds(idsOut: ReadonlySet<string>, before: DraftContent, after: DraftContent): string {
  if (idsOut.size === 0) return "";
  const [old, now] = [findIds(before), findIds(after)];
  const lost = [...idsOut].filter((id) => old.has(id) && !now.has(id));
  if (lost.length === 0) return "";
  const names = lost.map((id) => `“${id}”`).join(", ");
  return `. No row has the ID ${names} any more, which was sent or copied out`;
}

const ELSEWHERE = "Changed in another tab";

/** The server's finding about one URL; it says nothing about any other. */
export type KnownFinding = { url: string; finding: AudioFinding; problems: Problem[] };

/** Where the focus goes next. `caret`: an offset in the text; null leaves it to the browser. */
type Goal = { path: string; caret: number | null };

export type DraftState = {
  /** False until the browser's draft is loaded. */
  isReady: boolean;
  /** Part of its sends' idempotency keys; `attempt` increases with each new send. */
  id: string;
  attempt: number;
  /** Its name; "" if it has none. */
  name: string;
  /** The message is the present step's content. */
  history: History;
  /** Row IDs that were sent or copied out. */
  idsOut: ReadonlySet<string>;
  /** What this tab last read from or wrote to storage; `text` is null if nothing is saved. */
  kept: { text: string | null; content: DraftContent; attempt: number; name: string };
  /** Whether it is the browser's draft; a message from a link isn't until it is changed. */
  isOwn: boolean;
  save: { state: "new" | "linked" | "saved" | "refused"; at: number };
  /** Another tab changed the same draft too, so a person has to choose. */
  other: { text: string; draft: StoredDraft } | null;
  said: { words: string; canUndo: boolean };
  goal: Goal | null;
  /** The path of a field to focus once it is mounted; "" for none. */
  awaited: string;
  /** The announcement about the item that is being moved. */
  moving: string;
  /** Counts how often the draft was replaced. */
  replaced: number;
  /** A send was attempted, so empty required fields show it. */
  wasTried: boolean;
  /** What a refused send said about each field, by draft path. */
  refusals: Readonly<Record<string, string>>;
  finding: KnownFinding | null;
  /** The audio URL from a link, because a link alone must not fetch anything. */
  linkedAudio: string;
};

type Act = (content: DraftContent) => DraftContent;
type Change = {
  /** What was done, if the two states don't show it. */
  words?: string;
  /** Where it was done, if not at the first difference. */
  path?: string;
  /** The ID of the element to focus. */
  focus?: string;
  /** Restores on undo what is no part of a message. */
  bringBack?: () => void;
};

const without = (refusals: DraftState["refusals"], path: string) =>
  Object.fromEntries(Object.entries(refusals).filter(([at]) => at !== path));

function makeState(): DraftState {
  const content = withKeys(emptyDraft());
  const history = startHistory(content, 0);
  return {
    ...{ isReady: false, id: "", attempt: 0, name: "", history, idsOut: new Set<string>() },
    kept: { text: null, content: history.present.content, attempt: 0, name: "" },
    ...{ isOwn: true, save: { state: "new", at: 0 }, other: null, said: { words: "", canUndo: false } },
    ...{
      goal: null,
      awaited: "",
      moving: "",
      replaced: 0,
      wasTried: false,
      refusals: {},
      finding: null,
      linkedAudio: "",
    },
  };
}

/** Announces an edit that removed or replaced something; null for others. */
function findOffer({ present, past }: History): string | null {
  if (present.edit.kind === "typing") return null;
  const words = toStepWords(present, past.at(-1)?.content);
  return present.edit.words !== undefined || words.endsWith(" removed") ? words : null;
}

/** The draft of one page: its state, history and actions. `now`: epoch ms. */
export function createDraftStore(now: () => number = Date.now) {
  const store = createStore<DraftState>()(makeState);
  const { getState: get, setState: set } = store;
  const atUndo = new WeakMap<Edit, () => void>();
  const getContent = () => get().history.present.content;

  // Screen readers don't announce an unchanged status again, so make it differ.
  const toSaid = (words: string, canUndo: boolean) => ({
    said: { words: words !== "" && words === get().said.words ? `${words}\u00a0` : words, canUndo },
  });
  const focus = (path: string, caret: number | null = null) => set({ goal: { path, caret }, awaited: "" });

  const take = (history: History, edit: Edit, next: DraftContent) => {
    const recorded = record(history, next, edit);
    if (recorded === history) return;
    const offer = findOffer(recorded);
    const path = edit.kind === "typing" ? edit.path : null;
    const { refusals } = get();
    set({
      history: recorded,
      ...(offer !== null ? toSaid(offer, true) : get().said.words !== "" && toSaid("", false)),
      // A field's refusal is about the text that it had then.
      ...(path !== null && path in refusals && { refusals: without(refusals, path) }),
    });
  };

  /** Makes a change one step of the history. */
  const change = (act: Act, { words, path, focus: id, bringBack }: Change = {}) => {
    const { history } = get();
    const before = history.present.content;
    const next = act(before);
    const place = path ?? findChangedPlace(before, next) ?? "body";
    const edit: Edit = { at: now(), kind: words === undefined ? "structure" : "replace", path: place, words };
    if (bringBack) atUndo.set(edit, bringBack);
    if (next !== before) take(history, edit, next);
    if (id !== undefined) focus(id);
  };

  /** Typing without a pause extends the last step. An IME composition counts as one word. */
  const type = (path: string, text: string, isComposing = false) => {
    const { history } = get();
    const { edit, content } = history.present;
    const isSameWord = isComposing && edit.kind === "typing" && edit.path === path;
    const at = isSameWord ? edit.at : now();
    if (findText(content, path) !== text)
      take(history, { at, kind: "typing", path }, typeText(content, path, text));
  };

  /** Replaces the draft with another message. */
  const replace = (form: DraftForm, words: string, more: Change = {}) => {
    set(({ replaced }) => ({ replaced: replaced + 1 }));
    change((content) => withKeys({ ...content, ...normaliseTexts(withoutEnvelope(form)) }), {
      ...more,
      words,
    });
  };

  const show = (history: History, path: string, words: string) => {
    const [before, after] = [getContent(), history.present.content];
    const isThere = findText(before, path) !== findText(after, path);
    const place = isThere ? path : (findChangedPlace(before, after) ?? path);
    const text = findText(after, place);
    set({ history, ...toSaid(words + findLostIds(get().idsOut, before, after), false) });
    focus(place, text === null ? null : findCaret(findText(before, place) ?? "", text));
  };

  const travel = (verb: "Undone" | "Redone") => {
    const { history } = get();
    const to = verb === "Undone" ? undo(history) : redo(history);
    if (!to) return void set(toSaid(`Nothing to ${verb === "Undone" ? "undo" : "redo"}`, false));
    const [from, reached] = [history.present, to.history.present];
    const [step, earlier] = verb === "Undone" ? [from, reached] : [reached, from];
    if (step.edit.kind === "replace") set(({ replaced }) => ({ replaced: replaced + 1 }));
    show(to.history, to.path, `${verb}: ${inSentence(toStepWords(step, earlier.content))}`);
    if (verb === "Undone") atUndo.get(from.edit)?.();
  };

  const makeEdit = (before: DraftContent, after: DraftContent, words: string): Edit => ({
    ...{ at: now(), kind: "replace", path: findChangedPlace(before, after) ?? "body", words },
  });

  return {
    ...store,
    getContent,
    change,
    type,
    replace,
    focus,
    say: (words: string) => set(toSaid(words, false)),
    undo: () => travel("Undone"),
    redo: () => travel("Redone"),

    /** The draft with a recipient and reply ID, for callers that need a complete one. */
    toForm: (envelope: Pick<DraftForm, "recipient" | "replyTo">): DraftForm => ({
      ...toWholeDraft(getContent()),
      ...envelope,
    }),

    /** On blur: a cleared ID follows its title again, without a step of its own. */
    leave: (path: string) => {
      const place = readRowPath(path);
      if (place?.leaf !== "id") return;
      set(({ history }) => ({ history: amend(history, settleId(history.present.content, place.spot)) }));
    },

    /** Restores a state as a new step. Undone steps stay in the history too. */
    restore: (index: number, words: string) => {
      const { present } = get().history;
      const { steps } = listSteps(get().history);
      const chosen = steps[index];
      if (!chosen) return;
      const edit = makeEdit(present.content, chosen.content, words);
      const latest = {
        past: steps.slice(0, -1),
        present: steps.at(-1) ?? present,
        future: [],
        isOpen: false,
      };
      set(({ replaced }) => ({ replaced: replaced + 1 }));
      show(record(latest, chosen.content, edit), edit.path, words);
    },

    /** Takes over what another tab saved. Its consecutive changes are one step. */
    takeOver: ({ form, id, attempt, name = "" }: StoredDraft, text: string) => {
      const { history, replaced } = get();
      const before = history.present.edit.words === ELSEWHERE ? (undo(history)?.history ?? history) : history;
      const theirs = withKeys(form);
      const recorded = record(before, theirs, makeEdit(history.present.content, theirs, ELSEWHERE));
      const { content } = recorded.present;
      set({
        ...{ history: recorded, id, attempt, name, isOwn: true, other: null, replaced: replaced + 1 },
        ...{ kept: { text, content, attempt, name }, ...toSaid(ELSEWHERE, false) },
      });
    },

    /** Keeps this tab's state over the other's, which undo then leads to. */
    keepOver: ({ form }: StoredDraft, text: string) => {
      const { history, kept } = get();
      const mine = history.present.content;
      const both = record(history, form, makeEdit(mine, form, ELSEWHERE));
      const edit = makeEdit(form, mine, "Kept over the other tab’s version");
      set({ history: record(both, mine, edit), other: null, isOwn: true, kept: { ...kept, text } });
    },

    /** The current IDs are out, so their rows keep them in every state. */
    keepIds: () => {
      const { history, idsOut } = get();
      const rows = getContent().sections.flatMap((section) => section.rows);
      const out = new Set([...idsOut, ...rows.map(({ id }) => id.trim()).filter((id) => !isEmptyText(id))]);
      set({ history: ownIds(history, out), idsOut: out });
    },

    /** Empties the draft, except for its kind. */
    startOver: (bringBack: () => void) => {
      replace({ ...emptyDraft(), kind: getContent().kind }, "Started over", { bringBack, focus: "body" });
      set({ wasTried: false, refusals: {}, name: "" });
    },

    rename: (name: string) => set({ name }),
    beginAttempt: (attempt: number) => set({ attempt }),
  };
}
export type DraftStore = ReturnType<typeof createDraftStore>;
