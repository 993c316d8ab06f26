"use client";

import { type ComponentType, useEffect, useState } from "react";
import { makeLazyModule, NOT_LOADED, untilIdle, useLazyModule } from "./lazy-module";

let last: Promise<unknown> = Promise.resolve();

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
    const [fault, setFault] = useState("");
    useEffect(() => {
      last = last
        .then(untilIdle)
        .then(code.load)
        .catch(() => setFault(NOT_LOADED));
    }, []);
    return loaded ? <loaded.default {...props} /> : fault;
  };
}
