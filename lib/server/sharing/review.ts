import "server-only";
import type { Approvals, Comment, ContentApproval, LinkReview } from "@/lib/api/review";
import { hashContent } from "@/lib/message/content-hash";
import { contentSchema } from "@/lib/message/content-schema";
import type { Content } from "@/lib/message/message";
import { recordAudit } from "@/lib/server/audit";
import { type Actor, may } from "@/lib/server/auth/actor";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { toLinkState } from "./links";

/** Who approved a content, oldest first. */
async function readApprovals(db: Db, contentHash: string, accountId: string): Promise<ContentApproval[]> {
  const rows = await db
    .selectFrom("approvals")
    .leftJoin("accounts", "accounts.id", "approvals.account_id")
    .select(["accounts.name", "approvals.account_id", "approved_at"])
    .where("content_hash", "=", contentHash)
    .orderBy("approved_at")
    .execute();
  return rows.map(({ name, account_id, approved_at }) => ({
    by: name ?? "somebody",
    at: approved_at,
    is_own: account_id === accountId,
  }));
}

/** Who approved exactly this content, by the hash that sending checks. Throws StoreErrors. */
export async function findApprovals(actor: Actor, store: Store, content: Content): Promise<Approvals> {
  const content_hash = hashContent(content);
  const approvals = await store.query((db) => readApprovals(db, content_hash, actor.accountId));
  return { content_hash, approvals: approvals.map(({ by, at }) => ({ by, at })) };
}

/** `own`: authors can't approve their own message. `over`: the link has ended. */
type Approving = "approved" | "missing" | "own" | "over";

const readLink = (tx: Tx, id: string) =>
  tx
    .selectFrom("kept_links")
    .select(["name", "content_hash", "account_id", "expires_at", "revoked_at"])
    .where("id", "=", id)
    .executeTakeFirst();

/** Approves a short link's content, which never changes. `at`: epoch ms. Throws StoreErrors. */
export async function approve(actor: Actor, store: Store, id: string, at: number): Promise<Approving> {
  const { accountId, email: who, address } = actor;
  return store.transact(async (tx) => {
    const link = await readLink(tx, id);
    if (!link) return "missing";
    if (link.account_id === accountId) return "own";
    if (toLinkState(link, at) !== "open") return "over";
    const { content_hash, name } = link;
    const row = await tx
      .insertInto("approvals")
      .values({ content_hash, account_id: accountId, approved_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning("approved_at")
      .executeTakeFirst();
    const what = `“${name}”, ${content_hash}`;
    if (row) await recordAudit(tx, { at, event: "message approved", who, what, address });
    return "approved";
  });
}

/** Withdraws the actor's approval; false if there is none. `at`: epoch ms. Throws StoreErrors. */
export async function withdrawApproval(actor: Actor, store: Store, id: string, at: number): Promise<boolean> {
  const { accountId, email: who, address } = actor;
  return store.transact(async (tx) => {
    const link = await readLink(tx, id);
    const row =
      link &&
      (await tx
        .deleteFrom("approvals")
        .where("content_hash", "=", link.content_hash)
        .where("account_id", "=", accountId)
        .returning("content_hash")
        .executeTakeFirst());
    if (!row) return false;
    const what = `“${link.name}”, ${row.content_hash}`;
    await recordAudit(tx, { at, event: "approval withdrawn", who, what, address });
    return true;
  });
}

const SOMEBODY = "somebody";

async function readComments(db: Db, linkId: string, actor: Actor): Promise<Comment[]> {
  const rows = await db
    .selectFrom("comments")
    .leftJoin("accounts as authors", "authors.id", "comments.account_id")
    .leftJoin("accounts as resolvers", "resolvers.id", "comments.resolved_by")
    .select(["comments.id", "reply_to", "place", "words", "comments.account_id", "comments.created_at"])
    .select(["resolved_at", "authors.name as author", "resolvers.name as resolver"])
    .where("link_id", "=", linkId)
    .orderBy("comments.id")
    .execute();
  return rows.map(
    ({ id, reply_to, place, words, author, created_at, resolved_at, resolver, account_id }) => ({
      ...{ id, reply_to, place, words, by: author ?? SOMEBODY, at: created_at },
      resolved: resolved_at === null ? null : { by: resolver ?? SOMEBODY, at: resolved_at },
      may_delete: account_id === actor.accountId || may(actor, "manage"),
    }),
  );
}

/**
 * A short link's message, open or ended, with comments and approvals, or null. Throws StoreErrors.
 */
export async function findReview(
  actor: Actor,
  store: Store,
  id: string,
  now: number,
): Promise<LinkReview | null> {
  return store.query(async (db) => {
    const row = await db
      .selectFrom("kept_links")
      .leftJoin("accounts", "accounts.id", "kept_links.account_id")
      .select(["content", "content_hash", "account_id", "kept_links.created_at", "expires_at", "revoked_at"])
      .select("accounts.name as author")
      .where("kept_links.id", "=", id)
      .executeTakeFirst();
    if (!row) return null;
    const { content_hash, expires_at } = row;
    return {
      ...{ id, content_hash, expires_at, state: toLinkState(row, now) },
      content: contentSchema.parse(JSON.parse(row.content)),
      made: { by: row.author ?? SOMEBODY, at: row.created_at },
      is_own: row.account_id === actor.accountId,
      approvals: await readApprovals(db, content_hash, actor.accountId),
      comments: await readComments(db, id, actor),
    };
  });
}

export const NO_SHARED_MESSAGE = makeProblem(
  "not-found",
  404,
  "No such shared message",
  "It may have been deleted. Ask the person who shared it for a new link.",
);
export const NO_COMMENT = makeProblem(
  "not-found",
  404,
  "No such comment",
  "It may be deleted or belong to someone else. Reload the page.",
);

type Asked = { actor: Actor; params: { id: string }; store: Store; at: number };

/** A shared message's current comments and approvals. */
export async function answerReview({ actor, params, store, at }: Asked): Promise<Response> {
  const review = await findReview(actor, store, params.id, at);
  return review ? answerJson(200, review) : answerProblem(NO_SHARED_MESSAGE);
}
