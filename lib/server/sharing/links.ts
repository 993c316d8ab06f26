import "server-only";
import type { ProblemDetails } from "@/lib/api/problem";
import {
  type ShortLink,
  type LinkOrder,
  type LinkState,
  MAX_OPEN_LINKS,
  type NewLink,
  type OpenedLink,
  type shortLinkEndpoints,
} from "@/lib/api/short-link";
import { hashContent, toShownHash } from "@/lib/message/content-hash";
import { contentSchema } from "@/lib/message/content-schema";
import type { Content } from "@/lib/message/message";
import { toShownText } from "@/lib/message/texts";
import { recordAudit } from "@/lib/server/audit";
import { type Actor, may } from "@/lib/server/auth/actor";
import { hashSecret, makeSecret } from "@/lib/server/auth/secret";
import { makeId } from "@/lib/server/db/make-id";
import type { Store, Tx } from "@/lib/server/db/store";
import { readClientAddress, toCountedAddress } from "@/lib/server/http/client-address";
import { answerJson, answerLater, answerProblem, makeProblem } from "@/lib/server/http/problem";
import type { Context } from "@/lib/server/http/route";
import { consumeLimit } from "@/lib/server/http/rate-limit";

/** A link's state at this time (epoch ms). Revoked stays revoked after the expiry. */
export function toLinkState(
  { expires_at, revoked_at }: { expires_at: number; revoked_at: number | null },
  at: number,
): LinkState {
  if (revoked_at !== null) return "revoked";
  return expires_at <= at ? "expired" : "open";
}

const DAY_MS = 86_400_000;
/** How long an ended link and its comments remain visible. */
const KEPT_MS = 90 * DAY_MS;
const MAX_NAME = 60;

function nameContent(content: Content): string {
  if (content.kind === "audio") return "Audio message";
  if (content.kind === "text")
    return toShownText(content.text).slice(0, MAX_NAME).toWellFormed() || "Text message";
  return toShownText(content.header).slice(0, MAX_NAME).toWellFormed() || "List menu without a header";
}

/** Deletes an account's long-ended links with their comments. */
async function forgetOld(tx: Tx, accountId: string, at: number): Promise<void> {
  const rows = await tx
    .deleteFrom("kept_links")
    .where("account_id", "=", accountId)
    .where("expires_at", "<", at - KEPT_MS)
    .returning("id")
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await tx.deleteFrom("comments").where("link_id", "in", ids).execute();
}

async function countOpen(tx: Tx, accountId: string, at: number): Promise<number> {
  const row = await tx
    .selectFrom("kept_links")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("account_id", "=", accountId)
    .where("expires_at", ">", at)
    .where("revoked_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/**
 * Creates a short link to the message as it is now; null if the account has too many open links.
 * Its URL is returned only now; browsers don't send the secret, which is in the fragment. `at`:
 * epoch ms. Throws StoreErrors.
 */
export async function makeShortLink(
  actor: Actor<"send">,
  store: Store,
  { content, days }: LinkOrder,
  { appOrigin, at }: { appOrigin: string; at: number },
): Promise<NewLink | null> {
  const { accountId, email: who, address } = actor;
  return store.transact(async (tx) => {
    await forgetOld(tx, accountId, at);
    if ((await countOpen(tx, accountId, at)) >= MAX_OPEN_LINKS) return null;
    const [id, secret, name] = [makeId(at), makeSecret(), nameContent(content)];
    const expires_at = at + days * DAY_MS;
    const content_hash = hashContent(content);
    await tx
      .insertInto("kept_links")
      .values({
        ...{ id, hash: hashSecret(secret), content: JSON.stringify(content), content_hash, name },
        ...{ account_id: accountId, created_at: at, expires_at, revoked_at: null, views: 0 },
      })
      .execute();
    const what = `“${name}”, ${toShownHash(content_hash)}, for ${days === 1 ? "a day" : `${days} days`}`;
    await recordAudit(tx, { at, event: "link kept", who, what, address });
    return { id, url: `${appOrigin}/view#s=${secret}`, expires_at };
  });
}

/** Links listed per account, newest first. */
const MAX_LISTED = 100;

/** The actor's links, newest first. `at`: epoch ms. Throws StoreErrors. */
export async function findShortLinks(actor: Actor<"send">, store: Store, at: number): Promise<ShortLink[]> {
  const rows = await store.query((db) =>
    db
      .selectFrom("kept_links")
      .select(["id", "name", "content_hash", "created_at", "expires_at", "revoked_at", "views"])
      .select(({ selectFrom, fn }) => [
        selectFrom("approvals")
          .select(fn.countAll().as("count"))
          .whereRef("approvals.content_hash", "=", "kept_links.content_hash")
          .as("approvals"),
        selectFrom("comments")
          .select(fn.countAll().as("count"))
          .whereRef("comments.link_id", "=", "kept_links.id")
          .where("comments.reply_to", "is", null)
          .where("comments.resolved_at", "is", null)
          .as("comments"),
      ])
      .where("account_id", "=", actor.accountId)
      .orderBy("id", "desc")
      .limit(MAX_LISTED)
      .execute(),
  );
  return rows.map(({ revoked_at, approvals, comments, ...row }) => ({
    ...row,
    state: toLinkState({ ...row, revoked_at }, at),
    approvals: Number(approvals),
    comments: Number(comments),
  }));
}

/**
 * Revokes the actor's own open link, or anyone's for an owner; else false. Its comments stay. `at`:
 * epoch ms. Throws StoreErrors.
 */
export async function revokeLink(
  actor: Actor<"send">,
  store: Store,
  id: string,
  at: number,
): Promise<boolean> {
  const { accountId, email: who, address } = actor;
  return store.transact(async (tx) => {
    const revoke = tx
      .updateTable("kept_links")
      .set({ revoked_at: at })
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .returning(["name", "content_hash"]);
    const own = may(actor, "manage") ? revoke : revoke.where("account_id", "=", accountId);
    const row = await own.executeTakeFirst();
    if (!row) return false;
    const what = `“${row.name}”, ${toShownHash(row.content_hash)}`;
    await recordAudit(tx, { at, event: "link revoked", who, what, address });
    return true;
  });
}

/** `unknown`: no link has this secret. */
type Opening =
  { kind: "opened"; link: OpenedLink } | { kind: "closed"; state: Exclude<LinkState, "open"> | "unknown" };

/**
 * Opens a link by its secret and counts a view; hides its author. `at`: epoch ms. Throws
 * StoreErrors.
 */
export const openShortLink = (store: Store, secret: string, at: number): Promise<Opening> =>
  store.transact(async (tx) => {
    const row = await tx
      .selectFrom("kept_links")
      .select(["id", "content", "expires_at", "revoked_at"])
      .where("hash", "=", hashSecret(secret))
      .executeTakeFirst();
    if (!row) return { kind: "closed", state: "unknown" };
    const state = toLinkState(row, at);
    if (state !== "open") return { kind: "closed", state };
    await tx
      .updateTable("kept_links")
      .set((column) => ({ views: column("views", "+", 1) }))
      .where("id", "=", row.id)
      .execute();
    const content = contentSchema.parse(JSON.parse(row.content));
    return { kind: "opened", link: { id: row.id, content, expires_at: row.expires_at } };
  });

const MINUTE_MS = 60_000;
/** Openings per network address and minute: limits load; 256 bits can't be guessed. */
const MAX_OPENINGS = 60;

const TOO_FAST = makeProblem(
  "too-many",
  429,
  "Too many links were opened from this address",
  "Wait a minute, then open the link again.",
);

/** The same status for every reason; only the text differs. */
const toClosed = (title: string, detail: string): ProblemDetails =>
  makeProblem("link-closed", 404, title, detail);
const CLOSED: Record<Extract<Opening, { kind: "closed" }>["state"], ProblemDetails> = {
  unknown: toClosed(
    "This link doesn't work",
    "It may be incomplete or mistyped. Ask the sender for the whole link.",
  ),
  expired: toClosed("This link has expired", "Ask the sender for a new one."),
  revoked: toClosed("This link was revoked", "Ask the sender if there is a new one."),
};

/** `POST /api/shares/open`, for anyone with the URL: the message, and nothing about its author. */
export async function answerOpening({
  request,
  body,
  store,
  at,
}: Context<typeof shortLinkEndpoints.open>): Promise<Response> {
  const name = `openings from ${toCountedAddress(readClientAddress(request.headers))}`;
  const turn = await store.query((db) =>
    consumeLimit(db, { name, at, max: MAX_OPENINGS, windowMs: MINUTE_MS }),
  );
  if (!turn.ok) return answerLater(TOO_FAST, turn.retryAfterMs);
  const opening = await openShortLink(store, body.secret, at);
  return opening.kind === "opened" ? answerJson(200, opening.link) : answerProblem(CLOSED[opening.state]);
}
