import "server-only";
import { type Actor, assertMay, may } from "@/lib/accounts/actor/actor";
import { readApprovals } from "@/lib/sharing/approval/find-approvals";
import { contentSchema } from "@/lib/message/content-schema";
import type { Comment, Review } from "@/lib/sharing/contract/review";
import { toLinkState } from "@/lib/sharing/links/link-state";
import type { Db, Store } from "@/lib/store/store";

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

/** A kept link's message for members, whether it still opens or not, with what was said about it; null where there is none. Throws StoreErrors. */
export async function findReview(
  actor: Actor,
  store: Store,
  id: string,
  now: number,
): Promise<Review | null> {
  assertMay(actor, "look");
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
