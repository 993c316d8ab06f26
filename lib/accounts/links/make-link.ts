import "server-only";
import { formatLink, type Link } from "@/lib/accounts/contract/sign-in";
import type { NewLink } from "@/lib/accounts/contract/members";
import type { Role } from "@/lib/accounts/contract/role";
import { hashSecret, makeSecret } from "@/lib/accounts/secret/secret";
import { makeId } from "@/lib/store/make-id";
import type { Tx } from "@/lib/store/store";

const HOUR_MS = 3_600_000;
const LIVES_MS: Record<Link["kind"], number> = {
  "set-up": 24 * HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  reset: 24 * HOUR_MS,
};

/** Whom a link is for: nobody yet, somebody by e-mail address, or an account. */
export type LinkOrder = { madeBy: string; role: Role } & (
  { kind: "set-up" } | { kind: "invitation"; email: string } | { kind: "reset"; accountId: string }
);

/** Takes back the links of before: for one person and one purpose there is one at most. */
async function forgetFormer(tx: Tx, order: LinkOrder): Promise<void> {
  const former = tx.deleteFrom("links").where("kind", "=", order.kind);
  switch (order.kind) {
    case "set-up":
      return void (await former.execute());
    case "invitation":
      return void (await former.where("email", "=", order.email).execute());
    case "reset":
      return void (await former.where("account_id", "=", order.accountId).execute());
    default:
      return order satisfies never;
  }
}

/**
 * Makes a one-time link and gives its address, this once: only the hash of its secret is kept. The secret stands in the fragment, which
 * no browser sends anywhere by itself. `at`: epoch ms.
 */
export async function makeLink(tx: Tx, order: LinkOrder, appOrigin: string, at: number): Promise<NewLink> {
  await forgetFormer(tx, order);
  const link: Link = { kind: order.kind, id: makeId(at), secret: makeSecret() };
  const expires_at = at + LIVES_MS[order.kind];
  await tx
    .insertInto("links")
    .values({
      id: link.id,
      kind: link.kind,
      account_id: order.kind === "reset" ? order.accountId : null,
      email: order.kind === "invitation" ? order.email : null,
      ...{ role: order.role, hash: hashSecret(link.secret), made_by: order.madeBy },
      ...{ created_at: at, expires_at },
    })
    .execute();
  return { url: `${appOrigin}/setup#${formatLink(link)}`, expires_at };
}
