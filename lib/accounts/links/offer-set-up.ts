import "server-only";
import type { Store } from "@/lib/store/store";
import { makeLink } from "./make-link";

/**
 * While there is no account: a fresh link by which whoever reads it becomes the owner, and the one of before is dead. Null once
 * there is one. `at`: epoch ms. Throws StoreErrors.
 */
export const offerSetUp = (store: Store, appOrigin: string, at: number): Promise<string | null> =>
  store.transact(async (tx) => {
    const somebody = await tx.selectFrom("accounts").select("id").limit(1).executeTakeFirst();
    if (somebody) return null;
    const link = await makeLink(tx, { kind: "set-up", role: "owner", madeBy: "" }, appOrigin, at);
    return link.url;
  });
