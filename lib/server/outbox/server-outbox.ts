import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import { openServerStore } from "@/lib/server/db/server-store";
import type { Store } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { sendPayload } from "@/lib/server/flowiq/client";
import { readSettings } from "@/lib/server/flowiq/env";
import { openTarget } from "@/lib/server/flowiq/target";
import { logBug, writeLogLine } from "@/lib/server/log";
import { countSettled, timeUpstream } from "@/lib/server/process-metrics";
import { sweepExpired } from "@/lib/server/outbox/ledger/delete-send";
import { environment, type Environment, parseEnvironment } from "@/lib/server/settings";
import type { Pace } from "./ledger/claim-send";
import { Outbox } from "./outbox";
import type { Ceilings } from "./gate";
import type { Send } from "./send";

const WHOLE = /^\d{1,9}$/;
const whole = (least: number, most: number, standard: string) =>
  z.pipe(
    z._default(z.string().check(z.regex(WHOLE)), standard),
    z.pipe(
      z.transform((text: string) => Number(text)),
      z.number().check(z.minimum(least), z.maximum(most)),
    ),
  );

const environmentSchema = z.object({
  MENUET_SENDS_PER_SECOND: whole(1, 1_000, "20"),
  MENUET_RECIPIENT_SECONDS: whole(0, 3_600, "6"),
  MENUET_SENDS_PER_DAY: whole(1, 999_999_999, "10000"),
  MENUET_USER_SENDS_PER_MINUTE: whole(1, 1_000_000, "30"),
});

/** Pacing, the daily limit, and requests per person and minute. */
type OutboxSettings = { pace: Pace } & Ceilings;

/** Throws a SettingsError. */
function parseOutboxSettings(environment: Environment): OutboxSettings {
  const read = parseEnvironment(environmentSchema, environment);
  return {
    pace: {
      perSecond: read.MENUET_SENDS_PER_SECOND,
      recipientIntervalMs: read.MENUET_RECIPIENT_SECONDS * 1_000,
    },
    perDay: read.MENUET_SENDS_PER_DAY,
    perUserMinute: read.MENUET_USER_SENDS_PER_MINUTE,
  };
}

function report(send: Send): void {
  const { id, createdAt, changedAt, progress, tries } = send;
  countSettled(send);
  // Notify waiters first.
  setImmediate(() => writeLogLine("send", { id, state: progress.state, tries, ms: changedAt - createdAt }));
}

const SWEEP_EVERY_MS = 3_600_000;

/** Deletes expired rows hourly, first an hour after the start. */
function sweepHourly(store: Store): void {
  const sweep = async () => {
    try {
      await sweepExpired(store, Date.now());
    } catch (error) {
      if (isStoreError(error)) writeLogLine("store", { during: "the outbox sweep", fault: error.fault });
      else logBug("the outbox sweep", error);
    }
  };
  setInterval(() => void sweep(), SWEEP_EVERY_MS).unref();
}

function makeOutbox(): Outbox {
  // Accept nothing that can't be sent.
  readSettings();
  const outbox = new Outbox({
    store: openServerStore(),
    ...parseOutboxSettings(environment),
    sendOnce: async (payload) => {
      const target = await openTarget(readSettings());
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
 * This process's outbox; on globalThis, as each route has its own bundle. Throws a SettingsError.
 */
export const openOutbox = (): Outbox => (globalThis.menuetOutbox ??= makeOutbox());
