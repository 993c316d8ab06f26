import { makeAccount } from "@/e2e/store/known-account";
import { openTestStore, type StoreKind } from "@/e2e/store/store-under-test";
import { admit } from "@/lib/accounts/actor/actor";
import type { Role } from "@/lib/accounts/contract/role";
import { findAudit } from "@/lib/audit/find-audit";
import { type Content, toContent } from "@/lib/message/content";
import { emptyDraft } from "@/lib/message/draft";
import { makeLink } from "@/lib/sharing/links/make-link";
import { writeComment } from "@/lib/sharing/review/comment";
import { findReview } from "@/lib/sharing/review/find-review";

export const DAY_MS = 86_400_000;
export const AT = Date.UTC(2026, 10, 27, 12);
export const ORIGIN = "https://menuet.example";
export const CONTENT: Content = toContent({
  ...emptyDraft(),
  header: "Our Menu",
  body: "Please choose",
  button: "View",
});
export const NOBODY = "01a20f19-f75d-7000-8137-b8ebb1860d6a";

/** A store of its own with people who share, and what they do most often. */
export async function openShared(kind: StoreKind) {
  const opened = await openTestStore(kind);
  async function makeActor(role: Role) {
    const accountId = await makeAccount(opened.store, role);
    const email = `${role}@menuet.example`;
    return admit({ accountId, email, role, via: "session", credentialId: "1", address: "192.0.2.1" });
  }
  const [author, colleague, viewer, owner] = [
    await makeActor("sender"),
    await makeActor("sender"),
    await makeActor("viewer"),
    await makeActor("owner"),
  ];

  async function keep(content = CONTENT, days: 1 | 7 = 7, by = author) {
    const link = await makeLink(by, opened.store, { content, days }, { appOrigin: ORIGIN, at: AT });
    if (!link) throw new Error("no room");
    return { ...link, secret: link.url.split("#s=")[1] ?? "" };
  }
  const review = async (id: string, by = viewer) => {
    const found = await findReview(by, opened.store, id, AT);
    if (!found) throw new Error("no review");
    return found;
  };
  const write = (
    id: string,
    words: string,
    { by = viewer, place = "", reply_to = null as string | null } = {},
  ) => writeComment(by, opened.store, id, { place, words, reply_to }, AT);
  const events = async () =>
    (await findAudit(owner, opened.store, {})).entries.map(({ event, who }) => `${event}: ${who}`).reverse();
  return { opened, author, colleague, viewer, owner, keep, review, write, events };
}

export type Shared = Awaited<ReturnType<typeof openShared>>;
