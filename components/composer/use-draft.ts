"use client";

import { createContext, useContext } from "react";
import { useFormContext } from "react-hook-form";
import { useStore } from "zustand";
import type { DraftContent } from "@/lib/message/history/history";
import type { Problem } from "@/lib/whatsapp/problems";
import type { DraftState, DraftStore } from "./draft-store";

export const DraftContext = createContext<DraftStore | null>(null);

/** The one store of the page's draft. */
export function useDraftStore(): DraftStore {
  const store = useContext(DraftContext);
  if (!store) throw new Error("The composer's parts are drawn inside of it.");
  return store;
}

/** A part of the draft's state; drawn anew when that part is another. */
export const useDraft = <T>(select: (state: DraftState) => T): T => useStore(useDraftStore(), select);

/** A part of the message. */
export const useContent = <T>(select: (content: DraftContent) => T): T =>
  useDraft(({ history }) => select(history.present.content));

/**
 * Whom the draft goes to where they are many: E.164, each once; what is doubtful about them; what
 * they were read from.
 */
export type ManyNumbers = {
  numbers: readonly string[];
  doubts: readonly Problem[];
  text: string;
  /** Those that stay although another may be the same person's. */
  kept: readonly string[];
};
export const NO_NUMBERS: ManyNumbers = { numbers: [], doubts: [], text: "", kept: [] };

/**
 * Whom the message goes to and what it replies to. Never saved in the browser, and never shared.
 */
export type Envelope = { recipient: string; replyTo: string; many: ManyNumbers };
export const useEnvelope = () => useFormContext<Envelope>();

export const SandboxContext = createContext(false);

/** Whether nothing leaves this server. */
export const useSandbox = () => useContext(SandboxContext);
