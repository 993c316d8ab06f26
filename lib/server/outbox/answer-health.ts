import "server-only";
import { probeStore } from "@/lib/server/db/server-store";
import { isStoreError } from "@/lib/server/db/store-error";
import { answerJson, answerProblem, makeProblem, toStoreProblem } from "@/lib/server/http/problem";
import type { Outbox } from "./outbox";

const NO_WORKER = makeProblem(
  "worker",
  503,
  "Menuet can't send right now",
  "Its outbox has stopped working. Look at the server's log, then restart Menuet.",
);
const STOPPING = makeProblem(
  "stopping",
  503,
  "Menuet is stopping",
  "It finishes sends in progress and accepts no new ones. Start it again to continue.",
);

/** 200 while the store is writable and the worker runs, else a 503 with why. `at`: epoch ms. */
export async function answerHealth(outbox: Outbox, mode: "sandbox" | "live", at: number): Promise<Response> {
  if (outbox.worker.isStopping) return answerProblem(STOPPING);
  const fault = (await probeStore(outbox.store, at)) ?? outbox.worker.findFault();
  if (isStoreError(fault)) return answerProblem(toStoreProblem(fault));
  return fault ? answerProblem(NO_WORKER) : answerJson(200, { status: "ok", mode });
}
