import "server-only";
import { randomUUID } from "node:crypto";
import type { InboxChanges } from "@/lib/api/inbox";
import type { Store } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { logBug } from "@/lib/server/log";
import { findChanges, openFeed } from "./feed";
import { endPresence, refreshPresence } from "./presence";

/** Proxies close connections that are silent for longer. */
const BEAT_MS = 20_000;
/** The browser then reconnects and authenticates again. */
const LONGEST_MS = 600_000;
const RETRY_MS = 1_000;

declare global {
  var menuetStreams: Set<() => void> | undefined;
}

/** This process's open streams. On globalThis, because every route is bundled separately. */
const readStreams = (): Set<() => void> => (globalThis.menuetStreams ??= new Set());

/** Ends every stream of this process, so that a stopping server doesn't wait for them. */
export function endStreams(): void {
  for (const end of [...readStreams()]) end();
}

const format = (event: string, changes: InboxChanges): string =>
  `id: ${changes.cursor}\nevent: ${event}\ndata: ${JSON.stringify(changes)}\n\n`;

function logFault(error: unknown): void {
  if (!isStoreError(error)) logBug("a stream of the inbox", error);
}

/** One event stream: first what was missed since `cursor`, then each change as it comes. */
class InboxStream {
  readonly #id = randomUUID();
  readonly #encoder = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #timers: NodeJS.Timeout[] = [];
  #stopWatching: (() => void) | null = null;
  /** Changes that arrive while the gap is read are sent after it. */
  #held: { changes: InboxChanges }[] | null = [];

  constructor(
    private readonly store: Store,
    private readonly cursor: string | null,
  ) {}

  readonly #write = (text: string): void => {
    try {
      this.#controller?.enqueue(this.#encoder.encode(text));
    } catch {
      // The reader is gone.
      this.end();
    }
  };

  async start(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    this.#controller = controller;
    readStreams().add(this.end);
    try {
      await this.#begin();
    } catch (error) {
      logFault(error);
      this.end();
    }
  }

  async #begin(): Promise<void> {
    const { store } = this;
    this.#write(`retry: ${RETRY_MS}\n\n`);
    const stop = await openFeed(store).watch((conversations, cursor) => {
      const changes = { cursor, now: Date.now(), reset: false, stream: this.#id, conversations };
      if (this.#held) this.#held.push({ changes });
      else this.#write(format("change", changes));
    });
    if (this.#controller === null) return stop();
    this.#stopWatching = stop;
    const missed = await findChanges(store, this.cursor, Date.now());
    this.#write(format("ready", { ...missed, stream: this.#id }));
    for (const { changes } of this.#held ?? []) this.#write(format("change", changes));
    this.#held = null;
    this.#timers = [setInterval(this.#beat, BEAT_MS).unref(), setTimeout(this.end, LONGEST_MS).unref()];
    if (this.#controller === null) this.end();
  }

  readonly #beat = (): void => {
    this.#write(": still here\n\n");
    refreshPresence(this.store, this.#id, Date.now()).catch(logFault);
  };

  readonly end = (): void => {
    const controller = this.#controller;
    this.#controller = null;
    readStreams().delete(this.end);
    this.#timers.forEach(clearInterval);
    this.#stopWatching?.();
    this.#stopWatching = null;
    if (controller === null) return;
    try {
      controller.close();
    } catch {
      // The other side closed it.
    }
    endPresence(this.store, this.#id, Date.now())
      .then(() => this.store.notify())
      .catch(logFault);
  };
}

/** The inbox's changes as server-sent events. `cursor`: the last one the browser has, or null. */
export function answerStream(store: Store, cursor: string | null, signal: AbortSignal): Response {
  const stream = new InboxStream(store, cursor);
  signal.addEventListener("abort", stream.end, { once: true });
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => void stream.start(controller),
    cancel: stream.end,
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      // Otherwise nginx buffers the response.
      "X-Accel-Buffering": "no",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
