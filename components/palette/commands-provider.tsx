"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { DraftForm } from "@/lib/message/draft";
import type { ComposerCommands } from "./composer-commands";

/**
 * Something that the palette can do. `value`: unique in the palette; `words`: what else it is found
 * by; `aside`: its keys, or what it is. `load` fetches first what `run` would lack, and may fail.
 */
export type Command = { value: string; label: string; words?: string; aside?: string } & (
  { run: () => void; load?: undefined } | { load: () => Promise<() => void>; run?: undefined }
);

export type CommandGroup = { value: string; items: Command[] };

/**
 * What the page that is open lets the palette do. `open`: puts a message in the draft's place,
 * which can be undone.
 */
export type Offers = Partial<ComposerCommands> & { open?: (name: string, message: DraftForm) => void };

/** `asked`: how often a page asked for the palette, to find a message to answer with. */
type Commands = { offers: Offers; asked: number };

const CommandsContext = createContext<StoreApi<Commands> | null>(null);

/** Around all pages: what a page offers, and the palette that shows it. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => createStore<Commands>()(() => ({ offers: {}, asked: 0 })));
  return <CommandsContext value={store}>{children}</CommandsContext>;
}

export function useCommandsStore(): StoreApi<Commands> {
  const store = useContext(CommandsContext);
  if (!store) throw new Error("Pages are drawn inside of the provider of their commands.");
  return store;
}

/** Offers what the page can do for as long as it stands. */
export function useOffers(offers: Offers): void {
  const store = useCommandsStore();
  useEffect(() => {
    store.setState({ offers });
    return () => store.setState({ offers: {} });
  }, [store, offers]);
}
