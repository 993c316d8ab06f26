"use client";

import { useEffect, useEffectEvent } from "react";
import { openPutBackLink } from "./put-back-link";

/** An address may ask for those whom a batch did not reach; the server tells who they are. `say`: tells in the action bar. */
export function usePutBack(choose: (numbers: string[]) => void, say: (words: string) => void) {
  const ask = useEffectEvent(() =>
    openPutBackLink().then(
      ({ numbers, words }) => {
        if (numbers.length > 0) choose(numbers);
        say(words);
      },
      () => say("Those who were not reached could not be read. Check the connection and reload"),
    ),
  );
  // Once, for the address that the page was opened with.
  useEffect(() => {
    if (/[?&]failed=/.test(location.search)) void ask();
  }, []);
}
