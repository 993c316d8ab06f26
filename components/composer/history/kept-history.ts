import { useEffect, useEffectEvent, useState } from "react";
import { HISTORY_KEY } from "@/components/draft/draft-store";
import { makeLazyModule, useLazyModule } from "@/components/ui/lazy-module";
import type { History } from "@/lib/message/history/history";
import { formatHistory } from "@/lib/message/history/stored-history";

/** More ids than lists of some days have. */
export const MOST_IDS = 500;

/** What stands beside the draft in this browser. Neither holds whom the message goes to. */
export type KeptHistory = { history: History; idsOut: Set<string> };

/** The ids that are out in the first line, the history in the rest. */
export const formatKept = ({ history, idsOut }: KeptHistory): string =>
  `${JSON.stringify([...idsOut].slice(-MOST_IDS))}\n${formatHistory(history)}`;

/** What reads one takes longer to come than all else, and comes only where there is one. */
const reader = makeLazyModule(() => import("./parse-kept"));

function readText(): string | null {
  try {
    return localStorage.getItem(HISTORY_KEY);
  } catch {
    return null;
  }
}

/** Whether the kept history can be read: where there is one, once what reads it has come. `onFault`: it did not come. */
export function useHistoryReader(onFault: () => void): boolean {
  const [isNeeded] = useState(() => readText() !== null);
  const isThere = useLazyModule(reader) !== null;
  const tellFault = useEffectEvent(onFault);
  useEffect(() => {
    if (isNeeded) reader.load().catch(() => tellFault());
  }, [isNeeded]);
  return isThere || !isNeeded;
}

/** Null where there is none, and where it cannot be read. */
export const readKeptHistory = (): KeptHistory | null => reader.peek()?.parseKept(readText() ?? "") ?? null;

/** Keeps a history; where the browser has no room, the draft has what room there is. */
export function keepHistory(kept: KeptHistory): void {
  try {
    localStorage.setItem(HISTORY_KEY, formatKept(kept));
  } catch {
    forgetHistory();
  }
}

function forgetHistory(): void {
  try {
    localStorage.removeItem(HISTORY_KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
