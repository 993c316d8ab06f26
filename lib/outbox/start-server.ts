import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { readSettings } from "@/lib/flowiq/env";
import { watchAddresses } from "@/lib/http/client-address";
import { readAppOrigin } from "@/lib/settings/app-origin";
import { environment } from "@/lib/settings/environment";
import { parseProxyTrust } from "@/lib/settings/proxy-trust";
import { SettingsError } from "@/lib/settings/parse-environment";
import { openOutbox } from "./server-outbox";

/** How long what is in flight may take to settle: longer than FlowIQ is waited for. */
const STOP_PATIENCE_MS = 60_000;
const FAREWELL_MS = 200;

/** Claims nothing more, lets what is in flight finish, and ends the process. A second signal does not wait. */
function stopOnSignals(): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    const { worker, store } = openOutbox();
    await worker.stop(STOP_PATIENCE_MS);
    // Whoever waits for one of these still gets the answer.
    await sleep(FAREWELL_MS);
    await store.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
}

/**
 * Sets the outbox to work. Settings that cannot be used end the process, which names them and no value. Signals are left to Next,
 * unless it was told to leave them to us.
 */
export function startServer(): void {
  try {
    readSettings();
    readAppOrigin();
    watchAddresses(parseProxyTrust(environment));
    openOutbox();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`Menuet cannot start. ${error.message}\n`);
    process.exit(1);
  }
  // Lines that nobody reads any more are no reason to fail at each of them.
  process.stderr.on("error", () => undefined);
  if (environment.NEXT_MANUAL_SIG_HANDLE) stopOnSignals();
}
