"use client";

import { type ComponentType, useEffect, useState } from "react";
import { makeLazyModule, NOT_LOADED, useLazyModule } from "./lazy-module";

/** However busy the page is, the next one comes by then. */
const LATEST_MS = 500;

const untilIdle = () =>
  new Promise<void>((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: LATEST_MS });
    else setTimeout(resolve);
  });

let last = Promise.resolve();

/**
 * A component whose code comes when the page can be used already: one after another, each in idle time, so that no key waits for more
 * than one. React's `lazy` draws all that came within a third of a second at once.
 */
export function later<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> {
  const code = makeLazyModule(load);
  return function Later(props: P) {
    const loaded = useLazyModule(code);
    const [isFailed, setIsFailed] = useState(false);
    useEffect(() => {
      if (!code.peek())
        last = last
          .then(untilIdle)
          .then(code.load)
          .then(
            () => undefined,
            () => setIsFailed(true),
          );
    }, []);
    if (loaded) return <loaded.default {...props} />;
    return isFailed && <p className="text-note text-bad">{NOT_LOADED}</p>;
  };
}
