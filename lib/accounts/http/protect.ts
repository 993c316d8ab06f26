import "server-only";
import { type Actor, may } from "@/lib/accounts/actor/actor";
import type { Permission } from "@/lib/accounts/contract/role";
import { answerProblem, makeProblem } from "@/lib/http/problem";
import { refuseCrossSite } from "@/lib/http/refuse-cross-site";
import { refuseWrongType } from "@/lib/http/refuse-wrong-type";
import { toStoreProblem } from "@/lib/http/store-problem";
import { readAppOrigin } from "@/lib/settings/app-origin";
import { openServerStore } from "@/lib/store/server-store";
import { isStoreError, type StoreError } from "@/lib/store/store-error";
import { findActor, readCredentials } from "./find-actor";

const NO_SESSION = makeProblem(
  "no-session",
  401,
  "You are not signed in",
  "Sign in and ask again; a script sends its token as “Authorization: Bearer menuet_…” and no cookie.",
);
const NOT_ALLOWED: Record<Permission, string> = {
  look: "Ask an owner of this Menuet.",
  send: "Only senders and owners may do this. Ask an owner for that role, or use a token that has it.",
  manage: "Only an owner may do this. Ask one.",
};
const NEEDS_SESSION = makeProblem(
  "not-allowed",
  403,
  "A token may not do this",
  "Accounts, their passwords and tokens are looked after in the browser, by whoever is signed in.",
);

const answerNotAllowed = (permission: Permission): Response =>
  answerProblem(makeProblem("not-allowed", 403, "Your role does not allow this", NOT_ALLOWED[permission]));

/** Refuses what may come from another site, and what would change something and is not JSON; for what needs nobody to be signed in. Throws SettingsErrors. */
export async function admitAnyone(request: Request, handle: () => Promise<Response>): Promise<Response> {
  const refusal = refuseCrossSite(request, readAppOrigin(), readCredentials(request.headers));
  return refusal ?? refuseWrongType(request) ?? handle();
}

/** Who asks; without the store nobody can tell. */
async function identify(request: Request): Promise<Actor | { nobody: true } | { error: StoreError }> {
  try {
    const actor = await findActor(openServerStore(), request.headers, readAppOrigin(), Date.now());
    return actor ?? { nobody: true };
  } catch (error) {
    if (isStoreError(error)) return { error };
    throw error;
  }
}

/**
 * Hands a request over with whoever it comes from, or refuses it: 403 where it may come from another site, 401 where nobody is signed
 * in, 403 where the role does not grant the permission. Throws SettingsErrors and StoreErrors.
 */
export const protect = (
  request: Request,
  permission: Permission,
  handle: (actor: Actor) => Promise<Response>,
): Promise<Response> =>
  admitAnyone(request, async () => {
    const actor = await identify(request);
    if ("error" in actor) return answerProblem(toStoreProblem(actor.error, "Nothing was done."));
    if ("nobody" in actor) return answerProblem(NO_SESSION, { "WWW-Authenticate": "Bearer" });
    return may(actor, permission) ? handle(actor) : answerNotAllowed(permission);
  });

/** The same for what only a browser's session may do, whatever its role: a token cannot change what it was made by. */
export const protectSession = (
  request: Request,
  handle: (actor: Actor) => Promise<Response>,
): Promise<Response> =>
  protect(request, "look", async (actor) =>
    actor.via === "session" ? handle(actor) : answerProblem(NEEDS_SESSION),
  );
