import "server-only";
import type { Problem } from "@/lib/http/contract/problem";
import type { StoreError, StoreFault } from "@/lib/store/store-error";
import { answerProblem, makeProblem } from "@/lib/http/problem";
import { toStoreProblem } from "@/lib/http/store-problem";

export const OTHER_CONTENT = makeProblem(
  "key-reused",
  422,
  "This idempotency key belongs to another message",
  "Use a new Idempotency-Key for a new message.",
);
const STOPPING = makeProblem(
  "stopping",
  503,
  "Menuet is stopping",
  "Nothing was sent. Send again when it is back: the same key goes out once at most.",
);
/** Whether an order was taken that the store failed on. */
const TAKEN_WORDS: Record<StoreFault, string> = {
  full: "Nothing was sent.",
  "read-only": "Nothing was sent.",
  corrupt: "Nothing was sent.",
  newer: "Nothing was sent.",
  unavailable:
    "Whether it took this send is not known. Ask again under the same key: it goes out once at most.",
};

export const toTakenProblem = (error: StoreError): Problem => toStoreProblem(error, TAKEN_WORDS[error.fault]);

const RESTART_SECONDS = 5;

export const answerStopping = (): Response =>
  answerProblem(STOPPING, { "Retry-After": String(RESTART_SECONDS) });
