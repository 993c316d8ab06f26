import "server-only";
import type { Problem } from "@/lib/http/contract/problem";
import { answerProblem, makeProblem } from "@/lib/http/problem";

export const WRONG_PASSWORD = makeProblem(
  "wrong-password",
  401,
  "The e-mail address or the password is wrong",
  "Check both and sign in again. An owner can make a link to reset a password.",
);
export const WRONG_CODE = makeProblem(
  "wrong-code",
  401,
  "This code does not hold",
  "Wait for the app's next code, or use one of the recovery codes. After ten minutes, or five wrong codes, begin again with the password.",
);
/** The same whatever is the matter, and where nothing is open at all. */
export const NO_LINK = makeProblem(
  "no-link",
  403,
  "This link does not hold",
  "It may be incomplete, used already or too old. Ask an owner for a new one, or look at the server's own output.",
);
const SLOW = makeProblem(
  "too-many",
  429,
  "Too many tries",
  "Wait a quarter of an hour and try again. Nothing else is the matter.",
);

/** `retryAfterMs`: how long until the next try is looked at. */
export const answerSlow = (retryAfterMs: number): Response =>
  answerProblem(SLOW, { "Retry-After": String(Math.max(1, Math.ceil(retryAfterMs / 1_000))) });

/** One field that is at fault. */
export const toFieldProblem = (path: string, message: string): Problem => ({
  ...makeProblem("not-valid", 422, "This cannot be taken", `${path}: ${message}`),
  errors: [{ path, message, source: "menuet" }],
});
