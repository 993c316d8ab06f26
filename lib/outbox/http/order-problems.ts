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
const DAY_IS_FULL = makeProblem(
  "day-is-full",
  429,
  "Today's ceiling of sends is reached",
  "Nothing was sent. Sending goes on at midnight (UTC), or once MENUET_SENDS_PER_DAY is raised.",
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

const DAY_SECONDS = 86_400;

/** Seconds until the next day begins, in UTC. `at`: epoch ms. */
const countSecondsToMidnight = (at: number): number => DAY_SECONDS - (Math.floor(at / 1_000) % DAY_SECONDS);

/** What the day's ceiling answers, with when to come back. `at`: epoch ms. */
export const answerDayIsFull = (at: number): Response =>
  answerProblem(DAY_IS_FULL, { "Retry-After": String(countSecondsToMidnight(at)) });

const RESTART_SECONDS = 5;

export const answerStopping = (): Response =>
  answerProblem(STOPPING, { "Retry-After": String(RESTART_SECONDS) });
