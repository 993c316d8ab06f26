import "server-only";
import type { Problem } from "@/lib/http/contract/problem";
import { answerProblem, makeProblem } from "@/lib/http/problem";
import type { SafetyRefusal } from "@/lib/outbox/safety/gate/refusal";

const DAY_SECONDS = 86_400;
/** Errors that one answer names: a batch may have a thousand. */
const MAX_ERRORS = 50;

const DAY_IS_FULL = makeProblem(
  "day-is-full",
  429,
  "Today's ceiling of sends is reached",
  "Nothing was sent. Sending goes on at midnight (UTC), or once an owner raises the ceiling in the settings.",
);
const TOO_MANY = makeProblem(
  "too-many",
  429,
  "You are sending too fast",
  "Nothing was sent. This account has had its sends of this minute: send again in a moment, or to several recipients in one order.",
);

/** Epoch ms as "2026-11-27 12:41 UTC". */
const formatTime = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

const NOT_APPROVED = makeProblem(
  "not-approved",
  403,
  "This message is not approved",
  "Only approved messages can be sent now, and nobody has approved exactly this content. Nothing was sent. Share the message by a kept link and have a colleague approve it; an owner can end this under Settings.",
);

const toStoppedProblem = ({ by, at }: { by: string; at: number }): Problem =>
  makeProblem(
    "stopped",
    503,
    "Sending is stopped",
    `Sending is stopped by ${by}, since ${formatTime(at)}. Nothing was sent. Send again once an owner lets it go on, under Settings.`,
  );

function toListProblem(recipients: readonly string[], toPath: (recipient: string) => string): Problem {
  const [first = ""] = recipients;
  const whom =
    recipients.length === 1 ? `${first} is not among them` : `${recipients.length} are not among them`;
  const message = "Only listed recipients can be sent to now, and this number is not listed";
  return {
    ...makeProblem(
      "not-listed",
      403,
      "This recipient is not on the list",
      `Only listed recipients can be sent to now, and ${whom}. Nothing was sent. An owner can list a number, or end this, under Settings.`,
    ),
    errors: recipients.slice(0, MAX_ERRORS).map((recipient) => ({
      path: toPath(recipient),
      message,
      source: "menuet",
    })),
  };
}

/** Why nothing was taken, and when to come back. `at`: epoch ms; `toPath`: where in the request that recipient stands. */
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
      return answerProblem(DAY_IS_FULL, {
        "Retry-After": String(DAY_SECONDS - (Math.floor(at / 1_000) % DAY_SECONDS)),
      });
    case "too many":
      return answerProblem(TOO_MANY, {
        "Retry-After": String(Math.max(1, Math.ceil(refusal.retryAfterMs / 1_000))),
      });
    default:
      return refusal satisfies never;
  }
}
