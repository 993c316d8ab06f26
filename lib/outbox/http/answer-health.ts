import "server-only";
import type { Outbox } from "@/lib/outbox/outbox";
import { isStoreError } from "@/lib/store/store-error";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { toStoreProblem } from "@/lib/http/store-problem";

const NO_WORKER = makeProblem(
  "worker",
  503,
  "Menuet does not send just now",
  "The part of it that sends does not come round. The server's log says more.",
);

/** 200 while the store can be read and the worker comes round; else a 503 that says which does not. Throws a StoreError. */
export async function answerHealth(outbox: Outbox, mode: "sandbox" | "live"): Promise<Response> {
  await outbox.store.query((db) => db.selectFrom("options").select("name").limit(1).execute());
  const fault = outbox.worker.findFault();
  if (isStoreError(fault)) return answerProblem(toStoreProblem(fault));
  return fault ? answerProblem(NO_WORKER) : answerJson(200, { status: "ok", mode });
}
