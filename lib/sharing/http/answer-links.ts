import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { answerNothing } from "@/lib/accounts/http/own/nothing";
import { readClientAddress, toCountedAddress } from "@/lib/http/client-address";
import type { Problem } from "@/lib/http/contract/problem";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { readOrder } from "@/lib/http/read-order";
import { takeTurn } from "@/lib/limits/take-turn";
import { linkOrderSchema, MAX_OPEN_LINKS, openOrderSchema } from "@/lib/sharing/contract/link";
import { findLinks } from "@/lib/sharing/links/find-links";
import { makeLink } from "@/lib/sharing/links/make-link";
import { type Opening, openLink } from "@/lib/sharing/links/open-link";
import { revokeLink } from "@/lib/sharing/links/revoke-link";
import type { Store } from "@/lib/store/store";

/** `at`: epoch ms. */
export type SharingParts = { store: Store; appOrigin: string; at: number };

const MINUTE_MS = 60_000;
/** Openings of one network address a minute. A secret has 256 bits: this is against work, not against guessing. */
const MAX_OPENINGS = 60;

const TOO_MANY_LINKS = makeProblem(
  "too-many-links",
  409,
  "You have as many open links as there may be",
  `At most ${MAX_OPEN_LINKS} open at a time. Revoke one that is not needed any more, then make this one.`,
);
const NO_LINK = makeProblem(
  "not-found",
  404,
  "No such link",
  "It may have been revoked already, or it is somebody else's.",
);
const TOO_FAST = makeProblem(
  "too-many",
  429,
  "Too many links were opened from here",
  "Wait a minute, then open the link again.",
);

/** The same answer but for its words, whatever the matter is. */
const toClosed = (title: string, detail: string): Problem => makeProblem("link-closed", 404, title, detail);
const CLOSED: Record<Extract<Opening, { kind: "closed" }>["state"], Problem> = {
  unknown: toClosed(
    "This link opens nothing",
    "It may have been cut short or mistyped. Ask whoever sent it for the whole link.",
  ),
  expired: toClosed("This link has expired", "Ask whoever sent it for a new one."),
  revoked: toClosed("This link was taken back", "Ask whoever sent it whether there is a new one."),
};

/** `GET /api/shares`. */
export const answerLinks = async (actor: Actor, { store, at }: SharingParts): Promise<Response> =>
  answerJson(200, { links: await findLinks(actor, store, at) });

/** `POST /api/shares`: 201 with a link whose address is told this once. */
export async function answerNewLink(request: Request, actor: Actor, parts: SharingParts): Promise<Response> {
  const order = await readOrder(request, linkOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const link = await makeLink(actor, parts.store, order.value, parts);
  return link ? answerJson(201, link) : answerProblem(TOO_MANY_LINKS);
}

/** `DELETE /api/shares/:id`. */
export const answerRevoke = async (
  actor: Actor,
  id: string,
  { store, at }: SharingParts,
): Promise<Response> => ((await revokeLink(actor, store, id, at)) ? answerNothing() : answerProblem(NO_LINK));

/** `POST /api/shares/open`, by whoever has the address: the message, and nothing about whoever shared it. */
export async function answerOpening(request: Request, { store, at }: SharingParts): Promise<Response> {
  const order = await readOrder(request, openOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const name = `openings from ${toCountedAddress(readClientAddress(request.headers))}`;
  const turn = await store.query((db) => takeTurn(db, { name, at, max: MAX_OPENINGS, windowMs: MINUTE_MS }));
  if (!turn.ok)
    return answerProblem(TOO_FAST, {
      "Retry-After": String(Math.max(1, Math.ceil(turn.retryAfterMs / 1_000))),
    });
  const opening = await openLink(store, order.value.secret, at);
  return opening.kind === "opened" ? answerJson(200, opening.link) : answerProblem(CLOSED[opening.state]);
}
