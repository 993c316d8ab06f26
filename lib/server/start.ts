import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { IDLE_MS } from "@/lib/server/auth/sessions";
import { offerSetUp } from "@/lib/server/auth/one-time-links";
import { openServerStore } from "@/lib/server/db/server-store";
import type { Store } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { readSettings } from "@/lib/server/flowiq/env";
import { watchAddresses } from "@/lib/server/http/client-address";
import { refuseUnknownMethods } from "@/lib/server/http/refuse-methods";
import { deleteExpiredLimits } from "@/lib/server/http/rate-limit";
import { endStreams } from "@/lib/server/inbox/answer-stream";
import { followSend } from "@/lib/server/inbox/post-event";
import { sweepInbox } from "@/lib/server/inbox/sweep-inbox";
import type { Outbox } from "@/lib/server/outbox/outbox";
import { openOutbox } from "@/lib/server/outbox/server-outbox";
import { logBug, writeLogLine } from "./log";
import { environment, parseProxyTrust, readAppOrigin, SettingsError } from "./settings";

/** Deletes expired sign-in data and rate limits. `at`: epoch ms. Throws StoreErrors. */
export const sweepAccounts = (store: Store, at: number): Promise<void> =>
  store.query(async (db) => {
    await db
      .deleteFrom("sessions")
      .where((row) => row.or([row("expires_at", "<=", at), row("seen_at", "<=", at - IDLE_MS)]))
      .execute();
    await db.deleteFrom("tokens").where("expires_at", "<=", at).execute();
    await db.deleteFrom("links").where("expires_at", "<=", at).execute();
    await db.deleteFrom("devices").where("expires_at", "<=", at).execute();
    await db.deleteFrom("sign_in_steps").where("expires_at", "<=", at).execute();
    await deleteExpiredLimits(db, at);
  });

const ACCOUNTS_SWEEP_MS = 3_600_000;

/** Only logs errors: the server runs, and requests report the same error. */
async function attempt(during: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isStoreError(error)) writeLogLine("store", { during, fault: error.fault, words: error.message });
    else logBug(during, error);
  }
}

/** Prints the set-up link to stderr while there is no account. Deletes expired rows hourly. */
export function startAccounts(): void {
  const [store, appOrigin] = [openServerStore(), readAppOrigin()];
  void attempt("the set-up link", async () => {
    const url = await offerSetUp(store, appOrigin, Date.now());
    if (url !== null) process.stderr.write(`Menuet has no account yet. Open ${url} within 24 hours.\n`);
  });
  setInterval(
    () => void attempt("the accounts sweep", () => sweepAccounts(store, Date.now())),
    ACCOUNTS_SWEEP_MS,
  ).unref();
}

const SWEEP_EVERY_MS = 3_600_000;

/** Notifies the inbox of sends, sweeps it hourly, and makes the sandbox's receipts. */
function startInbox(outbox: Outbox): void {
  const { store } = outbox;
  const isSandbox = readSettings().mode === "sandbox";
  outbox.subscribe((send) => {
    store.notify();
    if (isSandbox) followSend(store, send);
  });
  const sweep = async () => {
    try {
      await sweepInbox(store, Date.now());
    } catch (error) {
      if (isStoreError(error)) writeLogLine("store", { during: "the inbox sweep", fault: error.fault });
      else logBug("the inbox sweep", error);
    }
  };
  setInterval(() => void sweep(), SWEEP_EVERY_MS).unref();
}

/** Time for sends in progress to settle: longer than the wait for FlowIQ. */
const STOP_PATIENCE_MS = 60_000;
const FAREWELL_MS = 200;

/** Stops claiming, waits for sends in progress, and exits. A second signal exits at once. */
function stopOnSignals(): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    const { worker, store } = openOutbox();
    endStreams();
    await worker.stop(STOP_PATIENCE_MS);
    // Let pending responses go out.
    await sleep(FAREWELL_MS);
    await store.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
}

/** Starts the outbox; invalid settings end the process, named without their values. */
export function startServer(): void {
  try {
    readSettings();
    readAppOrigin();
    watchAddresses(parseProxyTrust(environment));
    // Next sets PORT to its own port.
    refuseUnknownMethods(Number(environment.PORT));
    startInbox(openOutbox());
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`Menuet can't start. ${error.message}\n`);
    process.exit(1);
  }
  // A closed stderr must not crash the server.
  process.stderr.on("error", () => undefined);
  if (environment.NEXT_MANUAL_SIG_HANDLE) stopOnSignals();
}
