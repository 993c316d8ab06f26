"use client";

import { useEffect, useState } from "react";
import { readSent, type SentMessage } from "./read-sent";

export type SentReading =
  { state: "asking" } | { state: "late" } | { state: "fault" } | { state: "read"; messages: SentMessage[] };

/** A wait shows itself after this. */
const LATE_MS = 300;

/** What was sent from here to a recipient. Asked for each time it is offered: it may have grown. */
export function useSent(recipient: string): SentReading {
  const [reading, setReading] = useState<SentReading>({ state: "asking" });
  useEffect(() => {
    const asking = new AbortController();
    const late = setTimeout(() => setReading({ state: "late" }), LATE_MS);
    readSent(recipient, asking.signal)
      .then(
        (messages): SentReading => ({ state: "read", messages }),
        (): SentReading => ({ state: "fault" }),
      )
      .then((next) => {
        clearTimeout(late);
        if (!asking.signal.aborted) setReading(next);
      });
    return () => {
      clearTimeout(late);
      asking.abort();
    };
  }, [recipient]);
  return reading;
}
