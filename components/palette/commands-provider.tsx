"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { DraftForm } from "@/lib/message/draft";
import type { ComposerCommands } from "./composer-commands";

/**
 * A palette command. `value`: unique; `words`: synonyms; `aside`: keys or kind; `load`: may reject.
 */
export type Command = { value: string; label: string; words?: string; aside?: string } & (
  { run: () => void; load?: undefined } | { load: () => Promise<() => void>; run?: undefined }
);

export type CommandGroup = { value: string; items: Command[] };

/** What the open page offers the palette. `open`: replaces the draft, which can be undone. */
export type Offers = Partial<ComposerCommands> & { open?: (name: string, message: DraftForm) => void };

/** `asked`: how often a page opened the palette to find a reply. */
type Commands = { offers: Offers; asked: number };

const CommandsContext = createContext<StoreApi<Commands> | null>(null);

/** Wraps all pages: collects what a page offers, and the palette shows it. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => createStore<Commands>()(() => ({ offers: {}, asked: 0 })));
  return <CommandsContext value={store}>{children}</CommandsContext>;
}

export function useCommandsStore(): StoreApi<Commands> {
  const store = useContext(CommandsContext);
  if (!store) throw new Error("Pages are drawn inside of the provider of their commands.");
  return store;
}

/** Offers the page's commands while it is mounted. */
export function useOffers(offers: Offers): void {
  const store = useCommandsStore();
  useEffect(() => {
    store.setState({ offers });
    return () => store.setState({ offers: {} });
  }, [store, offers]);
}
