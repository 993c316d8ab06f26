import "server-only";
import { hashSecret } from "@/lib/accounts/secret/secret";
import { contentSchema } from "@/lib/message/content-schema";
import type { LinkState, OpenedLink } from "@/lib/sharing/contract/link";
import type { Store } from "@/lib/store/store";
import { toLinkState } from "./link-state";

/** `unknown`: no link has this secret. */
export type Opening =
  { kind: "opened"; link: OpenedLink } | { kind: "closed"; state: Exclude<LinkState, "open"> | "unknown" };

/**
 * What a secret opens, for whoever has it; each opening counts once. Nothing about whoever made it is in the answer. `at`: epoch
 * ms. Throws StoreErrors.
 */
export const openLink = (store: Store, secret: string, at: number): Promise<Opening> =>
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
