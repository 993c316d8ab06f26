import "server-only";
import type { Access, BodyOf, Endpoint, ParamsOf, QueryOf } from "@/lib/api/endpoint";
import type { Permission } from "@/lib/api/role";
import { type Actor, may } from "@/lib/server/auth/actor";
import { findActor, readCredentials } from "@/lib/server/auth/find-actor";
import { openServerStore } from "@/lib/server/db/server-store";
import type { Store } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { logBug, writeLogLine } from "@/lib/server/log";
import { readAppOrigin, SettingsError } from "@/lib/server/settings";
import { answerProblem, makeProblem, toStoreProblem } from "./problem";
import { readOrder } from "./read-json";
import { readQuery } from "./read-query";
import { refuseCrossSite, refuseWrongType } from "./cross-site";

const BUG = makeProblem(
  "fault",
  500,
  "Menuet failed",
  "This is an error in Menuet. See the server's log. Check the outbox before you send again.",
);
const NO_SESSION = makeProblem(
  "no-session",
  401,
  "You are not signed in",
  "Sign in and try again. A script sends its token as “Authorization: Bearer menuet_…” and no cookie.",
);
const NOT_ALLOWED: Record<Permission, string> = {
  look: "Ask an owner of this Menuet.",
  send: "Only senders and owners can do this. Ask an owner for that role, or use a token that has it.",
  manage: "Only owners can do this. Ask an owner.",
};
const NEEDS_SESSION = makeProblem(
  "not-allowed",
  403,
  "A token can't do this",
  "Accounts, passwords and tokens can be managed only in the browser.",
);

type ActorFor<A extends Access> = A extends Permission ? Actor<A> : A extends "session" ? Actor : null;

/** A handler's input. `at`: epoch ms. */
export type Context<E extends Endpoint> = {
  request: Request;
  actor: ActorFor<E["access"]>;
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  store: Store;
  appOrigin: string;
  at: number;
};

type Handler = (
  request: Request,
  context?: { params?: Promise<Record<string, string>> },
) => Promise<Response>;

/** The actor that the endpoint requires, or the refusal. */
async function identify(
  request: Request,
  access: Access,
  appOrigin: string,
): Promise<Actor | null | Response> {
  if (access === "anyone") return null;
  try {
    const actor = await findActor(openServerStore(), request.headers, appOrigin, Date.now());
    if (!actor) return answerProblem(NO_SESSION, { "WWW-Authenticate": "Bearer" });
    if (access === "session") return actor.via === "session" ? actor : answerProblem(NEEDS_SESSION);
    if (may(actor, access)) return actor;
    return answerProblem(
      makeProblem("not-allowed", 403, "Your role doesn't allow this", NOT_ALLOWED[access]),
    );
  } catch (error) {
    if (isStoreError(error)) return answerProblem(toStoreProblem(error, "Nothing was done."));
    throw error;
  }
}

async function answer<E extends Endpoint>(
  endpoint: E,
  handle: (context: Context<E>) => Response | Promise<Response>,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  const appOrigin = readAppOrigin();
  const refusal = refuseCrossSite(request, appOrigin, readCredentials(request.headers));
  if (refusal) return refusal;
  const wrongType = refuseWrongType(request);
  if (wrongType) return wrongType;
  const actor = await identify(request, endpoint.access, appOrigin);
  if (actor instanceof Response) return actor;
  const query = endpoint.query ? readQuery(request, endpoint.query) : null;
  if (query && !query.ok) return answerProblem(query.problem);
  const body = endpoint.body && !endpoint.readsBody ? await readOrder(request, endpoint.body) : null;
  if (body && !body.ok) return answerProblem(body.problem);
  // The checks above justify these types.
  const checked = { actor, params, query: query?.value, body: body?.value } as Pick<
    Context<E>,
    "actor" | "params" | "query" | "body"
  >;
  return handle({ ...checked, request, appOrigin, store: openServerStore(), at: Date.now() });
}

/**
 * The only way into the API: it checks origin, content type, account and permission. It parses body
 * and query, so a handler gets a typed actor and input. A handler that throws is a bug, except for
 * a StoreError or a SettingsError (503).
 */
export function route<const E extends Endpoint>(
  endpoint: E,
  handle: (context: Context<E>) => Response | Promise<Response>,
): Handler {
  const name = `${endpoint.method} ${endpoint.path}`;
  return async (request, context) => {
    try {
      return await answer(endpoint, handle, request, (await context?.params) ?? {});
    } catch (error) {
      if (error instanceof SettingsError) {
        writeLogLine("settings", { route: name, settings: error.settings.join(", ") });
        return answerProblem(
          makeProblem("settings", 503, "This server is not set up", `${error.message} Nothing was sent.`),
        );
      }
      if (isStoreError(error)) {
        writeLogLine("store", { route: name, fault: error.fault });
        return answerProblem(toStoreProblem(error));
      }
      logBug(name, error);
      return answerProblem(BUG);
    }
  };
}
