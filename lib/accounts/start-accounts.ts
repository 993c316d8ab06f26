import "server-only";
import { offerSetUp } from "@/lib/accounts/links/offer-set-up";
import { sweepAccounts } from "@/lib/accounts/sweep-accounts";
import { logBug, writeLogLine } from "@/lib/log/log";
import { readAppOrigin } from "@/lib/settings/app-origin";
import { openServerStore } from "@/lib/store/server-store";
import { isStoreError } from "@/lib/store/store-error";

const SWEEP_EVERY_MS = 3_600_000;

/** What goes wrong here is for the log: the server answers, and says the same to whoever asks. */
async function attempt(during: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isStoreError(error)) writeLogLine("store", { during, fault: error.fault });
    else logBug(during, error);
  }
}

/**
 * Prints the one-time link by which the first account is made, while there is none, and deletes what is over from an hour after the
 * start on. The link goes to the server's own output alone.
 */
export function startAccounts(): void {
  const [store, appOrigin] = [openServerStore(), readAppOrigin()];
  void attempt("the offer of set-up", async () => {
    const url = await offerSetUp(store, appOrigin, Date.now());
    if (url !== null) process.stderr.write(`Menuet has no account yet. Open ${url} within 24 hours.\n`);
  });
  setInterval(
    () => void attempt("the sweep of accounts", () => sweepAccounts(store, Date.now())),
    SWEEP_EVERY_MS,
  ).unref();
}
