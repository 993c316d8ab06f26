"use client";

import { createContext, useContext, useState } from "react";
import type { FileReading } from "@/components/ui/files";

/** A dropped file, as far as it could be read. */
export type DroppedFile = { name: string; reading: FileReading };

/**
 * What opens over the composer. `path`, `selection`: the field and range that text was pasted into.
 */
export type Asked =
  | { to: "import"; file?: DroppedFile }
  | { to: "paste"; section: number; text: string; path?: string; selection?: readonly [number, number] }
  | { to: "export" | "history" | "starters" | "share" | "save" | "many" };

/** The last dialog stays mounted while it closes; `count` makes each opening a fresh one. */
export type Opened = { asked: Asked; isOpen: boolean; count: number };

export function useDialogState() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [ask] = useState(
    () => (asked: Asked) => setOpened((before) => ({ asked, isOpen: true, count: (before?.count ?? 0) + 1 })),
  );
  return { opened, ask, close: () => setOpened((now) => now && { ...now, isOpen: false }) };
}

export const AskContext = createContext<(asked: Asked) => void>(() => undefined);

/** Opens a dialog of the composer. */
export const useAsk = () => useContext(AskContext);
