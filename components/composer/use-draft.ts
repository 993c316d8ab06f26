"use client";

import { createContext, useContext, useEffect, useState } from "react";
import { useFormContext } from "react-hook-form";
import { useStore } from "zustand";
import type { DraftContent } from "@/lib/message/history/history";
import type { Problem } from "@/lib/whatsapp/problems";
import type { DraftState, DraftStore } from "./draft-store";

export const DraftContext = createContext<DraftStore | null>(null);

/** The page's draft store. */
export function useDraftStore(): DraftStore {
  const store = useContext(DraftContext);
  if (!store) throw new Error("The composer's parts are drawn inside of it.");
  return store;
}

/** A selector of the draft's state; rerenders when its value changes. */
export const useDraft = <T>(select: (state: DraftState) => T): T => useStore(useDraftStore(), select);

/** A selector of the message. */
export const useContent = <T>(select: (content: DraftContent) => T): T =>
  useDraft(({ history }) => select(history.present.content));

/** The message at the last pause of `ms` in typing, so that keystrokes don't rerender. */
export function useSettledContent(ms: number): DraftContent {
  const store = useDraftStore();
  const [content, setContent] = useState(store.getContent);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setContent(store.getContent()), ms);
    };
    // It may have changed since it was drawn.
    settle();
    const unsubscribe = store.subscribe((now, before) => {
      if (now.history.present.content !== before.history.present.content) settle();
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store, ms]);
  return content;
}

/** The field that a path names, or the button that adds it. */
const findField = (path: string): HTMLElement | null =>
  document.getElementById(path) ?? document.getElementById(`${path}.add`);

/** Focuses the place of a change once it is drawn. `onHidden` shows the fields first. */
export function useGoal(areFieldsShown: boolean, onHidden: () => void): void {
  const store = useDraftStore();
  const goal = useDraft((draft) => draft.goal);
  useEffect(() => {
    if (!goal) return;
    if (!areFieldsShown) return onHidden();
    const field = findField(goal.path);
    field?.focus();
    const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (isText && goal.caret !== null && /^(?:text|url|tel|textarea)$/.test(field.type))
      field.setSelectionRange(goal.caret, goal.caret);
    store.setState({ goal: null, awaited: field ? "" : goal.path });
  }, [goal, areFieldsShown, onHidden, store]);
}

/** Many recipients: distinct E.164 numbers, doubts about them, and the text they were read from. */
export type ManyNumbers = {
  numbers: readonly string[];
  doubts: readonly Problem[];
  text: string;
  /** Numbers to send to although another may be the same person's. */
  kept: readonly string[];
};
export const NO_NUMBERS: ManyNumbers = { numbers: [], doubts: [], text: "", kept: [] };

/** The recipient and reply ID. Never saved in the browser, and never shared. */
export type Envelope = { recipient: string; replyTo: string; many: ManyNumbers };
export const useEnvelope = () => useFormContext<Envelope>();

export const SandboxContext = createContext(false);

/** Whether nothing leaves this server. */
export const useSandbox = () => useContext(SandboxContext);
