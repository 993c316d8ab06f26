import { useSyncExternalStore } from "react";

/** Said if requested code could not be loaded. */
export const NOT_LOADED = "Couldn’t load this part of Menuet. Check your connection and try again";

/** A module loaded on first use: `load` fetches it once, `peek` returns it if loaded. */
type LazyModule<M> = {
  load: () => Promise<M>;
  peek: () => M | null;
  subscribe: (notify: () => void) => () => void;
};

export function makeLazyModule<M>(fetchModule: () => Promise<M>): LazyModule<M> {
  const state: { loaded: M | null; pending: Promise<M> | null } = { loaded: null, pending: null };
  const waiting = new Set<() => void>();

  const fetchOnce = async () => {
    try {
      state.loaded = await fetchModule();
    } finally {
      // After a failure the next use retries, because the connection may be back.
      state.pending = null;
    }
    waiting.forEach((notify) => notify());
    return state.loaded;
  };
  return {
    load: () => (state.loaded ? Promise.resolve(state.loaded) : (state.pending ??= fetchOnce())),
    peek: () => state.loaded,
    subscribe: (notify) => {
      waiting.add(notify);
      return () => waiting.delete(notify);
    },
  };
}

const nothing = () => null;

/** The module, or null while it loads. */
export const useLazyModule = <M>(module: LazyModule<M>): M | null =>
  useSyncExternalStore(module.subscribe, module.peek, nothing);

/** The page counts as idle after this time, however busy it is. */
const LATEST_MS = 1000;

/** Resolves when the page is idle. */
export const untilIdle = () =>
  new Promise<unknown>((resolve) =>
    "requestIdleCallback" in window
      ? requestIdleCallback(resolve, { timeout: LATEST_MS })
      : setTimeout(resolve),
  );
