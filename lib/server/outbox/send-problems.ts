import "server-only";
import type { ProblemDetails } from "@/lib/api/problem";
import type { StoreError, StoreFault } from "@/lib/server/db/store-error";
import { answerLater, answerProblem, makeProblem, toStoreProblem } from "@/lib/server/http/problem";
import type { SafetyRefusal } from "./gate";

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
  "Nothing was sent. When Menuet is back, send again with the same key. It is sent at most once.",
);
/** Whether the send may have been saved when the store failed. */
const TAKEN_WORDS: Record<StoreFault, string> = {
  full: "Nothing was sent.",
  "read-only": "Nothing was sent.",
  corrupt: "Nothing was sent.",
  newer: "Nothing was sent.",
  lost: "Nothing was sent.",
  unavailable: "This send may have been saved. Send again with the same key. It is sent at most once.",
};

export const toTakenProblem = (error: StoreError): ProblemDetails =>
  toStoreProblem(error, TAKEN_WORDS[error.fault]);

const RESTART_MS = 5_000;

export const answerStopping = (): Response => answerLater(STOPPING, RESTART_MS);

export const NO_SEND = makeProblem(
  "not-found",
  404,
  "No such send",
  "No send has this id or key, or it was deleted.",
);

const DAY_MS = 86_400_000;
/** Errors listed in one response; a batch may have a thousand. */
const MAX_ERRORS = 50;

const DAY_IS_FULL = makeProblem(
  "day-is-full",
  429,
  "Today's limit of sends is reached",
  "Nothing was sent. Try again after midnight (UTC), or ask an owner to raise the limit in Settings.",
);
const TOO_MANY = makeProblem(
  "too-many",
  429,
  "You are sending too fast",
  "Nothing was sent. This account reached its limit for this minute. Wait a moment, or send one batch to many recipients.",
);

/** Epoch ms as "2026-11-27 12:41 UTC". */
const formatTime = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

const NOT_APPROVED = makeProblem(
  "not-approved",
  403,
  "This message is not approved",
  "Only approved messages can be sent. Nothing was sent. Share this one with a short link and ask a colleague to approve it.",
);

const toStoppedProblem = ({ by, at }: { by: string; at: number }): ProblemDetails =>
  makeProblem(
    "stopped",
    503,
    "Sending is stopped",
    `${by} stopped all sending at ${formatTime(at)}. Nothing was sent. Send again when an owner has resumed it in Settings.`,
  );

function toListProblem(recipients: readonly string[], toPath: (recipient: string) => string): ProblemDetails {
  const [first = ""] = recipients;
  const whom =
    recipients.length === 1 ? `${first} isn't on the list` : `${recipients.length} aren't on the list`;
  const message = "You can send only to allowed recipients, and this number isn't on the list";
  return {
    ...makeProblem(
      "not-listed",
      403,
      "This recipient is not on the list",
      `You can send only to allowed recipients, and ${whom}. Nothing was sent. An owner can add it in Settings.`,
    ),
    errors: recipients.slice(0, MAX_ERRORS).map((recipient) => ({
      path: toPath(recipient),
      message,
      source: "menuet",
    })),
  };
}

/** The refusal, and when to retry. `at`: epoch ms. `toPath`: a recipient's path in the request. */
export function answerSafetyRefusal(
  refusal: SafetyRefusal,
  at: number,
  toPath: (recipient: string) => string,
): Response {
  switch (refusal.kind) {
    case "stopped":
      return answerProblem(toStoppedProblem(refusal));
    case "not allowed":
      return answerProblem(toListProblem(refusal.recipients, toPath));
    case "not approved":
      return answerProblem(NOT_APPROVED);
    case "day is full":
      return answerLater(DAY_IS_FULL, DAY_MS - (at % DAY_MS));
    case "too many":
      return answerLater(TOO_MANY, refusal.retryAfterMs);
    default:
      return refusal satisfies never;
  }
}
