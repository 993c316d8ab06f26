import "server-only";
import type { ProblemDetails } from "@/lib/api/problem";
import { linkViewSchema, type signInEndpoints } from "@/lib/api/sign-in";
import { answerSlow, NO_LINK, toFieldProblem, WRONG_CODE, WRONG_PASSWORD } from "./account-problems";
import { AUTH_COOKIES, STEP_SECONDS } from "./auth";
import {
  type Client,
  formatCookie,
  formatEndedCookie,
  formatSessionCookie,
  MAX_BROWSER_LENGTH,
  readCookie,
  toCookieName,
} from "./sessions";
import { findLink, redeemLink } from "./one-time-links";
import type { OwnSession } from "./own-second-factor";
import type { Store } from "@/lib/server/db/store";
import { readClientAddress } from "@/lib/server/http/client-address";
import { answerJson, answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import type { Context } from "@/lib/server/http/route";
import { DEVICE_COOKIE, DEVICE_LIFE_MS, rememberDevice } from "./devices";
import { takeTry } from "./guesses";
import { letIn, proveSecondFactor, signIn, type SignIn } from "./sign-in";

/** A request's address and browser. */
const readClient = ({ headers }: Request): Client => ({
  address: readClientAddress(headers),
  browser: (headers.get("user-agent") ?? "").slice(0, MAX_BROWSER_LENGTH),
});

const NOT_SO = makeProblem(
  "not-so",
  409,
  "The second factor has changed",
  "It may have been added or removed elsewhere. Reload the page.",
);

type Refused = { kind: "wrong" } | { kind: "not so" } | { kind: "slow"; retryAfterMs: number };

export function answerRefused(refused: Refused, field: "password" | "code"): Response {
  switch (refused.kind) {
    case "wrong": {
      const words = field === "password" ? "This is not your password." : "Wait for the app's next code.";
      return answerProblem(toFieldProblem(field, words));
    }
    case "not so":
      return answerProblem(NOT_SO);
    case "slow":
      return answerSlow(refused.retryAfterMs);
    default:
      return refused satisfies never;
  }
}

export const readOwn = (request: Request, appOrigin: string): OwnSession => ({
  token: readCookie(request.headers, toCookieName(appOrigin)) ?? "",
  client: readClient(request),
});

/** A new session replaces the current one. */
export function answerMoved(appOrigin: string, token: string): Response {
  const response = answerNothing();
  response.headers.append("Set-Cookie", formatSessionCookie(appOrigin, token));
  return response;
}

/** The parts of a request that all handlers here need. `at`: epoch ms. */
type Asked = { request: Request; store: Store; appOrigin: string; at: number };

/** A request's address and device cookie. */
const readVisitor = ({ request, appOrigin }: Asked): Client => ({
  ...readClient(request),
  device: readCookie(request.headers, toCookieName(appOrigin, DEVICE_COOKIE)),
});

async function answerNext(
  answer: SignIn,
  { device = null }: Client,
  { store, appOrigin, at }: Asked,
  wrong: ProblemDetails,
): Promise<Response> {
  switch (answer.kind) {
    case "signed-in": {
      const { accountId } = answer;
      const known = await store.transact((tx) => rememberDevice(tx, accountId, device, at));
      const response = answerJson(200, { next: "signed-in" });
      response.headers.append("Set-Cookie", formatSessionCookie(appOrigin, answer.token));
      response.headers.append("Set-Cookie", formatEndedCookie(appOrigin, AUTH_COOKIES.step));
      response.headers.append(
        "Set-Cookie",
        formatCookie(appOrigin, DEVICE_COOKIE, known, DEVICE_LIFE_MS / 1_000),
      );
      return response;
    }
    case "second-factor": {
      const response = answerJson(200, { next: "second-factor" });
      const step = formatCookie(appOrigin, AUTH_COOKIES.step, answer.step, STEP_SECONDS);
      response.headers.append("Set-Cookie", step);
      return response;
    }
    case "wrong":
      return answerProblem(wrong);
    case "slow":
      return answerSlow(answer.retryAfterMs);
    default:
      return answer satisfies never;
  }
}

/** `POST /api/auth/sign-in` */
export async function answerSignIn(context: Context<typeof signInEndpoints.signIn>): Promise<Response> {
  const visitor = readVisitor(context);
  const answer = await signIn(context.store, context.body, visitor, context.at);
  return answerNext(answer, visitor, context, WRONG_PASSWORD);
}

/** `PUT /api/auth/sign-in`, after the right password. */
export async function answerSecondFactor(
  context: Context<typeof signInEndpoints.proveSecondFactor>,
): Promise<Response> {
  const { request, body, store, appOrigin, at } = context;
  const step = readCookie(request.headers, toCookieName(appOrigin, AUTH_COOKIES.step));
  if (!step) return answerProblem(WRONG_CODE);
  const visitor = readVisitor(context);
  const answer = await proveSecondFactor(store, body, step, visitor, at);
  return answerNext(answer, visitor, context, WRONG_CODE);
}

/** Only wrong links count. Nobody guesses 256 bits, and a right link must not be rate-limited. */
async function answerNoLink({ request, store, at }: Asked): Promise<Response> {
  const { address } = readClient(request);
  const turn = await store.query((db) => takeTry(db, "link", address, at));
  return turn.ok ? answerProblem(NO_LINK) : answerSlow(turn.retryAfterMs);
}

/** `POST /api/auth/links` */
export async function answerLink(context: Context<typeof signInEndpoints.viewLink>): Promise<Response> {
  const { body, store, at } = context;
  const found = await store.query((db) => findLink(db, body.link, at));
  return found ? answerJson(200, linkViewSchema.parse(found)) : answerNoLink(context);
}

/** `PUT /api/auth/links`: 200 as a sign-in. */
export async function answerLinkUse(context: Context<typeof signInEndpoints.useLink>): Promise<Response> {
  const { body, store, at } = context;
  const visitor = readVisitor(context);
  const use = await redeemLink(store, body, visitor.address, at);
  switch (use.kind) {
    case "closed":
      return answerNoLink(context);
    case "missing":
      return answerProblem(toFieldProblem(use.field, "This is required"));
    case "weak":
      return answerProblem(toFieldProblem("password", use.why));
    case "used": {
      const { email } = use;
      const answer = await store.query(async (db) => letIn(db, { email, password: body.password }, visitor));
      return answerNext(answer, visitor, context, WRONG_PASSWORD);
    }
    default:
      return use satisfies never;
  }
}
