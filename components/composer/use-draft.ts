"use client";

import { createContext, useContext } from "react";
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
