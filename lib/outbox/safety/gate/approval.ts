import "server-only";
import type { Payload } from "@/lib/message/payload";
import { toContentFingerprint } from "@/lib/outbox/fingerprint";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Db } from "@/lib/store/store";

const find = prepareQuery((db, { contentHash }: { contentHash: string }) =>
  db.selectFrom("approvals").select("approved_at").where("content_hash", "=", contentHash).limit(1),
);

/** Whether somebody has approved exactly what each of these says. Of one content for many recipients it asks once. */
export async function areApproved(db: Db, payloads: readonly Payload[]): Promise<boolean> {
  for (const contentHash of new Set(payloads.map(toContentFingerprint)))
    if (!(await find.first(db, { contentHash }))) return false;
  return true;
}
