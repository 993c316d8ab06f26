import "server-only";
import type { ProblemDetails } from "@/lib/api/problem";
import { answerLater, makeProblem } from "@/lib/server/http/problem";

export const WRONG_PASSWORD = makeProblem(
  "wrong-password",
  401,
  "The e-mail address or the password is wrong",
  "Check both and sign in again. An owner can make a link to reset a password.",
);
export const WRONG_CODE = makeProblem(
  "wrong-code",
  401,
  "Wrong or expired code",
  "Wait for the app's next code, or use a recovery code. After 10 minutes or five wrong codes, enter your password again.",
);
/** The same for every broken link, so that it reveals nothing. */
export const NO_LINK = makeProblem(
  "no-link",
  403,
  "This link doesn't work",
  "It may be incomplete, already used or expired. Ask an owner for a new one, or check the server's output.",
);
const SLOW = makeProblem("too-many", 429, "Too many attempts", "Wait 15 minutes, then try again.");

/** `retryAfterMs`: the wait before the next try counts. */
export const answerSlow = (retryAfterMs: number): Response => answerLater(SLOW, retryAfterMs);

/** A refusal about one field. */
export const toFieldProblem = (path: string, message: string): ProblemDetails => ({
  ...makeProblem("not-valid", 422, "This value can't be used", `${path}: ${message}`),
  errors: [{ path, message, source: "menuet" }],
});

export const NO_MEMBER = makeProblem("not-found", 404, "No such account", "Reload the page.");
