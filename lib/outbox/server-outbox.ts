import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sendPayload } from "@/lib/flowiq/client";
import { readSettings } from "@/lib/flowiq/env";
import { findTarget } from "@/lib/flowiq/target";
import { logBug, writeLogLine } from "./log";
import { MemoryStore } from "./store/memory-store";
import { Outbox } from "./outbox";
import type { Send } from "./send";

function report({ id, createdAt, progress, events }: Send, bug?: unknown): void {
  if (bug !== undefined) logBug(`send ${id}`, bug);
  const ms = (events.at(-1)?.at ?? createdAt) - createdAt;
  const tries = events.filter(({ to }) => to === "sending").length;
  writeLogLine("send", { id, state: progress.state, tries, ms });
}

const makeOutbox = (): Outbox =>
  new Outbox({
    store: new MemoryStore(Date.now),
    sendOnce: async (payload) => sendPayload(await findTarget(readSettings()), payload),
    now: Date.now,
    sleep: (ms) => sleep(ms),
    random: Math.random,
    report,
  });

declare global {
  var menuetOutbox: Outbox | undefined;
}

/** The one outbox of this process. It hangs on globalThis because every route is bundled by itself. */
export const openOutbox = (): Outbox => (globalThis.menuetOutbox ??= makeOutbox());
