import "server-only";
import type { DraftOrder, DraftSummary, ServerDraft } from "@/lib/api/drafts";
import { LIBRARY_LIMITS } from "@/lib/api/limits";
import type { Actor } from "@/lib/server/auth/actor";
import { nameBrowser } from "@/lib/server/auth/name-browser";
import type { Store, Tx } from "@/lib/server/db/store";
import { readContent, toFirstLine } from "./message-row";

const COLUMNS = ["draft_id as id", "browser", "saved_at", "first_line"] as const;
const MAX_BROWSER = 512;

/** Deletes an account's oldest drafts beyond the limit. */
async function dropOldest(tx: Tx, accountId: string): Promise<void> {
  const rows = await tx
    .selectFrom("drafts")
    .select("draft_id")
    .where("account_id", "=", accountId)
    .orderBy("saved_at", "desc")
    .orderBy("draft_id")
    .execute();
  const old = rows.slice(LIBRARY_LIMITS.drafts).map(({ draft_id }) => draft_id);
  if (old.length > 0)
    await tx.deleteFrom("drafts").where("account_id", "=", accountId).where("draft_id", "in", old).execute();
}

/** Saves a browser's draft in place of its earlier one. `at`: epoch ms. Throws StoreErrors. */
export async function storeDraft(
  actor: Actor,
  store: Store,
  { id, browser, order }: { id: string; browser: string; order: DraftOrder },
  at: number,
): Promise<void> {
  const { content, message_id, from_version } = order;
  const columns = {
    ...{ message_id, from_version, saved_at: at, browser: browser.slice(0, MAX_BROWSER) },
    first_line: toFirstLine(content),
    content: JSON.stringify(content),
  };
  await store.transact(async (tx) => {
    await tx
      .insertInto("drafts")
      .values({ account_id: actor.accountId, draft_id: id, ...columns })
      .onConflict((conflict) => conflict.columns(["account_id", "draft_id"]).doUpdateSet(columns))
      .execute();
    await dropOldest(tx, actor.accountId);
  });
}

/** An account's own drafts, the latest first. Throws StoreErrors. */
export async function findDrafts(actor: Actor, store: Store): Promise<DraftSummary[]> {
  const rows = await store.query((db) =>
    db
      .selectFrom("drafts")
      .select(COLUMNS)
      .where("account_id", "=", actor.accountId)
      .orderBy("saved_at", "desc")
      .execute(),
  );
  return rows.map((row) => ({ ...row, browser: nameBrowser(row.browser) }));
}

/** One of an account's own drafts, or null. Throws StoreErrors. */
export async function findDraft(actor: Actor, store: Store, id: string): Promise<ServerDraft | null> {
  const row = await store.query((db) =>
    db
      .selectFrom("drafts")
      .select([...COLUMNS, "message_id", "from_version", "content"])
      .where("account_id", "=", actor.accountId)
      .where("draft_id", "=", id)
      .executeTakeFirst(),
  );
  return row ? { ...row, browser: nameBrowser(row.browser), content: readContent(row.content) } : null;
}

/** Deletes one of an account's drafts, if it exists. Throws StoreErrors. */
export async function dropDraft(actor: Actor, store: Store, id: string): Promise<void> {
  await store.query((db) =>
    db.deleteFrom("drafts").where("account_id", "=", actor.accountId).where("draft_id", "=", id).execute(),
  );
}
