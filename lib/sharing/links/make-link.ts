import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import { hashSecret, makeSecret } from "@/lib/accounts/secret/secret";
import { recordAudit } from "@/lib/audit/record-audit";
import { tidyDraft } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { toContentFingerprint } from "@/lib/outbox/fingerprint";
import { type Content, toDraft } from "@/lib/message/content";
import { type LinkOrder, MAX_OPEN_LINKS, type NewLink } from "@/lib/sharing/contract/link";
import { makeId } from "@/lib/store/make-id";
import type { Store, Tx } from "@/lib/store/store";

const DAY_MS = 86_400_000;
/** For so long after its end a link and what was said about it can still be looked at. */
const KEPT_MS = 90 * DAY_MS;
const MAX_NAME = 60;

/** What an approval of it names. */
export const hashContent = (content: Content): string =>
  toContentFingerprint(toPayload(tidyDraft(toDraft(content))));

function nameContent(content: Content): string {
  if (content.kind === "audio") return "Audio message";
  return content.header.trim().slice(0, MAX_NAME).toWellFormed() || "List menu without a header";
}

/** Forgets the links of that account that ended long ago, with their comments. */
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
 * Keeps a message as it is now, under a link whose address is told this once; null where whoever asks has as many open links as
 * there may be. The secret stands in the fragment, which no browser sends anywhere by itself. `at`: epoch ms. Throws StoreErrors.
 */
export async function makeLink(
  actor: Actor,
  store: Store,
  { content, days }: LinkOrder,
  { appOrigin, at }: { appOrigin: string; at: number },
): Promise<NewLink | null> {
  assertMay(actor, "send");
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
    const what = `“${name}”, ${content_hash.slice(0, 8)}, for ${days === 1 ? "a day" : `${days} days`}`;
    await recordAudit(tx, { at, event: "link kept", who, what, address });
    return { id, url: `${appOrigin}/view#s=${secret}`, expires_at };
  });
}
