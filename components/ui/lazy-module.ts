import { useSyncExternalStore } from "react";

/** Said where code that was asked for did not come. */
export const NOT_LOADED = "A part of Menuet could not be loaded. Check the connection and try again";

/** Code that comes when it is first needed: `load` fetches it once, `peek` gives what is there. */
type LazyModule<M> = {
  load: () => Promise<M>;
  peek: () => M | null;
  subscribe: (tell: () => void) => () => void;
};

export function makeLazyModule<M>(fetchModule: () => Promise<M>): LazyModule<M> {
  const state: { loaded: M | null; pending: Promise<M> | null } = { loaded: null, pending: null };
  const waiting = new Set<() => void>();

  const fetchOnce = async () => {
    try {
      state.loaded = await fetchModule();
    } finally {
      // After a failure the next need tries again: a lost connection must not last.
      state.pending = null;
    }
    waiting.forEach((tell) => tell());
    return state.loaded;
  };
  return {
    load: () => (state.loaded ? Promise.resolve(state.loaded) : (state.pending ??= fetchOnce())),
    peek: () => state.loaded,
    subscribe: (tell) => {
      waiting.add(tell);
      return () => waiting.delete(tell);
    },
  };
}

const nothing = () => null;

/** The module, or null while it is on its way. */
export const useLazyModule = <M>(module: LazyModule<M>): M | null =>
  useSyncExternalStore(module.subscribe, module.peek, nothing);

/** However busy the page is, it counts as idle by then. */
const LATEST_MS = 1000;

/** Resolves when the page has nothing else to do. */
export const untilIdle = () =>
  new Promise<unknown>((resolve) =>
    "requestIdleCallback" in window
      ? requestIdleCallback(resolve, { timeout: LATEST_MS })
      : setTimeout(resolve),
  );
