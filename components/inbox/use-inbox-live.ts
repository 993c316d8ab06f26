"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useContext, useEffect, useEffectEvent, useRef, useState } from "react";
import { type Conversation, type InboxChanges, inboxChangesSchema, inboxEndpoints } from "@/lib/api/inbox";
import { fetchChanges } from "./inbox-requests";
import { ClockContext } from "./server-clock";

/** A buffering proxy delivers nothing within this time; the page then polls instead. */
const HELLO_MS = 8_000;
const POLL_MS = 4_000;
/** How often the stream is retried while polling. */
const RETRY_STREAM_MS = 60_000;

/** `connecting`: the page may be out of date. `live` and `polling`: it is up to date. */
export type LiveState = { state: "connecting" | "live" | "polling"; stream: string | null };

type LiveOptions = {
  /** Applies these to the page; resolves once everything they change is shown. */
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
 * Keeps the inbox in sync by server-sent events from a cursor, or by polling if a proxy cuts them.
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

  // A stream may not notice that the network is gone; a poll does, and reaches a local server.
  useEffect(() => {
    const rise = () => setIsPolling(false);
    window.addEventListener("offline", fall);
    window.addEventListener("online", rise);
    return () => {
      window.removeEventListener("offline", fall);
      window.removeEventListener("online", rise);
    };
  }, [fall]);

  useEffect(() => {
    if (isPolling) return;
    const source = new EventSource(inboxEndpoints.stream.path);
    // Applied in order: the page is up to date once the last one is done.
    let queue = Promise.resolve();
    let stream: string | null = null;
    const hello = setTimeout(fall, HELLO_MS);
    const handleMessage = ({ data }: MessageEvent) => {
      clearTimeout(hello);
      const changes = parseChanges(data);
      if (!changes) return;
      stream = changes.stream ?? stream;
      queue = queue
        .then(() => apply(changes))
        .then(() => {
          if (source.readyState === EventSource.OPEN) setLive({ state: "live", stream });
        })
        // What couldn't be read now is fetched by polling.
        .catch(fall);
    };
    // `ready` holds what was missed, or says to read everything again.
    source.addEventListener("ready", handleMessage);
    source.addEventListener("change", handleMessage);
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
