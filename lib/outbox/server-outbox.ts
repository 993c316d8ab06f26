import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sendPayload } from "@/lib/flowiq/client";
import { readSettings } from "@/lib/flowiq/env";
import { findTarget } from "@/lib/flowiq/target";
import { environment } from "@/lib/settings/environment";
import { openServerStore } from "@/lib/store/server-store";
import type { Store } from "@/lib/store/store";
import { isStoreError } from "@/lib/store/store-error";
import { sweepExpired } from "./history/retention/sweep-expired";
import { logBug, writeLogLine } from "@/lib/log/log";
import { countSettled, timeUpstream } from "./metrics/process-metrics";
import { Outbox } from "./outbox";
import { parseOutboxSettings } from "./outbox-settings";
import type { Send } from "./send";

function report(send: Send): void {
  const { id, createdAt, changedAt, progress, tries } = send;
  countSettled(send);
  // Who waits for the send hears of it first.
  setImmediate(() => writeLogLine("send", { id, state: progress.state, tries, ms: changedAt - createdAt }));
}

const SWEEP_EVERY_MS = 3_600_000;

/** Deletes what has been kept for long enough, from an hour after the start on. */
function sweepHourly(store: Store): void {
  const sweep = async () => {
    try {
      await sweepExpired(store, Date.now());
    } catch (error) {
      if (isStoreError(error)) writeLogLine("store", { during: "the sweep", fault: error.fault });
      else logBug("the sweep", error);
    }
  };
  setInterval(() => void sweep(), SWEEP_EVERY_MS).unref();
}

function makeOutbox(): Outbox {
  // Nothing is taken that could not be sent.
  readSettings();
  const outbox = new Outbox({
    store: openServerStore(),
    ...parseOutboxSettings(environment),
    sendOnce: async (payload) => {
      const target = await findTarget(readSettings());
      return timeUpstream(
        () => sendPayload(target, payload),
        () => performance.now(),
      );
    },
    now: Date.now,
    sleep: (ms) => sleep(ms),
    random: Math.random,
    report,
    reportBug: logBug,
  });
  outbox.worker.start();
  sweepHourly(outbox.store);
  return outbox;
}

declare global {
  var menuetOutbox: Outbox | undefined;
}

/**
 * The one outbox of this process, at work. It hangs on globalThis because every route is bundled by itself. Throws a
 * SettingsError.
 */
export const openOutbox = (): Outbox => (globalThis.menuetOutbox ??= makeOutbox());
