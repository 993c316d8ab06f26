"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useContext, useEffect, useEffectEvent, useRef, useState } from "react";
import { type Conversation, type InboxChanges, inboxChangesSchema, inboxEndpoints } from "@/lib/api/inbox";
import { fetchChanges } from "./inbox-requests";
import { ClockContext } from "./server-clock";

/** A proxy that holds a stream back lets nothing through: then it is polled instead. */
const HELLO_MS = 8_000;
const POLL_MS = 4_000;
/** While it is polled the stream is tried again after so long. */
const RETRY_STREAM_MS = 60_000;

/**
 * `connecting`: something may be missing on the page. `live`, `polling`: everything is there up to
 * now.
 */
export type LiveState = { state: "connecting" | "live" | "polling"; stream: string | null };

type LiveOptions = {
  /** Puts these onto the page; settles once all that they change is there. */
  onChanges: (conversations: readonly Conversation[]) => Promise<void>;
};

function parseChanges(data: unknown): InboxChanges | null {
  try {
    const read = inboxChangesSchema.safeParse(JSON.parse(String(data)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/**
 * Keeps the page as the server has it: by server-sent events from a cursor, and by polling where a
 * proxy cuts them.
 */
export function useInboxLive({ onChanges }: LiveOptions): LiveState {
  const client = useQueryClient();
  const clock = useContext(ClockContext);
  const [live, setLive] = useState<LiveState>({ state: "connecting", stream: null });
  const [isPolling, setIsPolling] = useState(false);
  const seen = useRef<string | null>(null);

  const apply = useEffectEvent(async ({ cursor, now, reset, conversations }: InboxChanges) => {
    clock.set(now);
    if (reset || seen.current === null) await client.invalidateQueries({ queryKey: ["inbox"] });
    else if (conversations.length > 0) await onChanges(conversations);
    seen.current = cursor;
  });
  const fall = useCallback(() => setIsPolling(true), []);

  useEffect(() => {
    if (isPolling) return;
    const source = new EventSource(inboxEndpoints.stream.path);
    // One after the other: the page is whole once the last of them is on it.
    let queue = Promise.resolve();
    let stream: string | null = null;
    const hello = setTimeout(fall, HELLO_MS);
    const hear = ({ data }: MessageEvent) => {
      clearTimeout(hello);
      const changes = parseChanges(data);
      if (!changes) return;
      stream = changes.stream ?? stream;
      queue = queue
        .then(() => apply(changes))
        .then(() => {
          if (source.readyState === EventSource.OPEN) setLive({ state: "live", stream });
        })
        // What could not be read now is asked for by polling.
        .catch(fall);
    };
    // `ready` holds what was missed, or says that all is to be read anew.
    source.addEventListener("ready", hear);
    source.addEventListener("change", hear);
    source.addEventListener("error", () => {
      setLive({ state: "connecting", stream: null });
      if (source.readyState === EventSource.CLOSED) fall();
    });
    return () => {
      clearTimeout(hello);
      source.close();
    };
  }, [isPolling, fall]);

  useEffect(() => {
    if (!isPolling) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const poll = async () => {
      try {
        await apply(await fetchChanges(seen.current));
        if (!isOver) setLive({ state: "polling", stream: null });
      } catch {
        if (!isOver) setLive({ state: "connecting", stream: null });
      }
      if (!isOver) timer = setTimeout(() => void poll(), POLL_MS);
    };
    void poll();
    const retry = setTimeout(() => setIsPolling(false), RETRY_STREAM_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      clearTimeout(retry);
    };
  }, [isPolling]);

  return live;
}
