"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { HistoryPort } from "./history/history-port";

/** What the fields of one composer share beside the form itself. */
export type ComposerDesk = {
  /** A send was tried: required fields that are empty show it. */
  wasTried: boolean;
  /** FlowIQ's words for fields that it named when it refused this draft, by draft path. */
  refusals: Readonly<Record<string, string>>;
  /** Takes the names of changes that tell too little by themselves. */
  port: HistoryPort;
  /** Whom it goes to, in E.164, where they are several; else none. */
  several: { numbers: readonly string[]; onEdit: () => void; onClear: () => void };
};

const nothing = () => undefined;
const AT_FIRST: ComposerDesk = {
  wasTried: false,
  refusals: {},
  port: { known: null, isOwn: false },
  several: { numbers: [], onEdit: nothing, onClear: nothing },
};
export const ComposerContext = createContext(AT_FIRST);

const never = () => () => undefined;

/** False while what the server drew is taken over; then, and for what only the browser drew, true. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/**
 * The desk as the server drew it until a field is hydrated: React leaves an attribute that differs then as it is, and a field
 * that is wrong would not show it.
 */
export function useComposerDesk(): ComposerDesk {
  const desk = useContext(ComposerContext);
  return useIsHydrated() ? desk : AT_FIRST;
}
