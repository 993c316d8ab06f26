import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeAccount } from "@/e2e/store/known-account";
import { explainQueries } from "@/e2e/store/explain-queries";
import { openTestStore, STORES } from "@/e2e/store/store-under-test";
import { HOSTILE } from "@/e2e/hostile-texts";
import { type Actor, admit } from "@/lib/accounts/actor/actor";
import type { Role } from "@/lib/accounts/contract/role";
import { findAudit } from "@/lib/audit/find-audit";
import { problemSchema } from "@/lib/http/contract/problem";
import { emptyDraft } from "@/lib/message/draft";
import { STARTERS } from "@/lib/message/examples/starters";
import { STRESS_CASES } from "@/lib/message/examples/stress-cases";
import { tidyDraft } from "@/lib/message/message";
import { parsePayload } from "@/lib/message/parse-payload";
import { toPayload } from "@/lib/message/payload";
import { toContentFingerprint } from "@/lib/outbox/fingerprint";
import { approve, withdrawApproval } from "./approval/approve";
import { findApprovals } from "./approval/find-approvals";
import { type Content, toContent, toDraft } from "@/lib/message/content";
import { MAX_OPEN_LINKS } from "./contract/link";
import { MAX_COMMENTS } from "./contract/review";
import { answerOpening } from "./http/answer-links";
import { findLinks } from "./links/find-links";
import { hashContent, makeLink } from "./links/make-link";
import { openLink } from "./links/open-link";
import { revokeLink } from "./links/revoke-link";
import { deleteComment, resolveComment, writeComment } from "./review/comment";
import { findReview } from "./review/find-review";

const DAY_MS = 86_400_000;
const AT = Date.UTC(2026, 10, 27, 12);
const ORIGIN = "https://menuet.example";
const CONTENT: Content = toContent({
  ...emptyDraft(),
  header: "Our Menu",
  body: "Please choose",
  button: "View",
});
const NOBODY = "01a20f19-f75d-7000-8137-b8ebb1860d6a";

describe.each(STORES)("a kept link on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let author: Actor;
  let colleague: Actor;
  let viewer: Actor;
  let owner: Actor;

  async function makeActor(role: Role): Promise<Actor> {
    const accountId = await makeAccount(opened.store, role);
    const email = `${role}@menuet.example`;
    return admit({ accountId, email, role, via: "session", credentialId: "1", address: "192.0.2.1" });
  }
  beforeEach(async () => {
    opened = await openTestStore(kind);
    [author, colleague, viewer, owner] = [
      await makeActor("sender"),
      await makeActor("sender"),
      await makeActor("viewer"),
      await makeActor("owner"),
    ];
  });
  afterEach(() => opened.destroy());

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

  test("has its secret in the fragment, of which only a hash is kept", async () => {
    const { url, secret, expires_at } = await keep();
    expect(url).toMatch(/^https:\/\/menuet\.example\/view#s=[\w-]{43}$/);
    expect(expires_at).toBe(AT + 7 * DAY_MS);
    const rows = await opened.store.query((db) => db.selectFrom("kept_links").selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await openLink(opened.store, String(rows[0]?.hash), AT)).kind).toBe("closed");
  });

  test("opens the message as it was, with nothing of whoever made it, and counts each opening", async () => {
    const { id, secret, expires_at } = await keep();
    for (let views = 1; views <= 3; views++) {
      const opening = await openLink(opened.store, secret, AT);
      expect(opening).toEqual({ kind: "opened", link: { id, content: CONTENT, expires_at } });
      expect((await findLinks(author, opened.store, AT))[0]).toMatchObject({ name: "Our Menu", views });
    }
  });

  test("opens nothing after its day, once it is taken back, or with another secret", async () => {
    const { id, secret } = await keep(CONTENT, 1);
    const open = (at: number, by = secret) => openLink(opened.store, by, at);
    expect((await open(AT + DAY_MS - 1)).kind).toBe("opened");
    expect(await open(AT + DAY_MS)).toEqual({ kind: "closed", state: "expired" });
    expect(await open(AT, "A".repeat(43))).toEqual({ kind: "closed", state: "unknown" });
    expect(await revokeLink(colleague, opened.store, id, AT)).toBe(false);
    expect((await open(AT)).kind).toBe("opened");
    expect(await revokeLink(author, opened.store, id, AT)).toBe(true);
    expect(await revokeLink(author, opened.store, id, AT)).toBe(false);
    expect(await open(AT)).toEqual({ kind: "closed", state: "revoked" });
    expect((await findLinks(author, opened.store, AT))[0]).toMatchObject({ state: "revoked", views: 2 });
    expect(await events()).toEqual([`link kept: ${author.email}`, `link revoked: ${author.email}`]);
  });

  test("answers the same way whatever is the matter, but for the words, and 61 openings a minute are too many", async () => {
    const { id, secret } = await keep(CONTENT, 1);
    const ask = async (by: string, at: number) => {
      const request = new Request(`${ORIGIN}/api/shares/open`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ secret: by }),
      });
      const answer = await answerOpening(request, { store: opened.store, appOrigin: ORIGIN, at });
      return { status: answer.status, body: await answer.json() };
    };
    const unknown = await ask("A".repeat(43), AT);
    const expired = await ask(secret, AT + DAY_MS);
    await revokeLink(author, opened.store, id, AT);
    const revoked = await ask(secret, AT);
    const shapes = [unknown, expired, revoked].map(({ status, body }) => {
      const { title, detail, ...rest } = problemSchema.parse(body);
      expect(title + detail).not.toContain("@");
      return { status, rest };
    });
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
    expect(new Set([unknown, expired, revoked].map(({ body }) => body.title)).size).toBe(3);
    const statuses: number[] = [];
    for (let n = 0; n < 61; n++) statuses.push((await ask(secret, AT + 2 * DAY_MS)).status);
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(404));
    expect(statuses[60]).toBe(429);
  });

  test("is one of so many at most, and there is room again once one is taken back", async () => {
    const first = await keep();
    for (let n = 1; n < MAX_OPEN_LINKS; n++) await keep();
    const order = { content: CONTENT, days: 7 as const };
    const make = () => makeLink(author, opened.store, order, { appOrigin: ORIGIN, at: AT });
    expect(await make()).toBeNull();
    await revokeLink(author, opened.store, first.id, AT);
    expect(await make()).not.toBeNull();
  });

  test("is forgotten with its comments 90 days after its end", async () => {
    const { id } = await keep(CONTENT, 1);
    await write(id, "Too long");
    const later = { appOrigin: ORIGIN, at: AT + 92 * DAY_MS };
    await makeLink(author, opened.store, { content: CONTENT, days: 1 }, later);
    expect(await findReview(viewer, opened.store, id, AT)).toBeNull();
    const rows = await opened.store.query((db) => db.selectFrom("comments").selectAll().execute());
    expect(rows).toEqual([]);
  });

  test("shows each example as it was, and names it by the hash of what would be sent", async () => {
    for (const { form } of [...STARTERS, ...STRESS_CASES]) {
      const content = toContent(form);
      expect(toContent(toDraft(content))).toEqual(content);
      const draft = { ...form, recipient: "+27821234567", replyTo: "wamid.HBgL" };
      const sent = parsePayload(toPayload(tidyDraft(draft)));
      if (sent.ok) expect(toContentFingerprint(toPayload(sent.value))).toBe(hashContent(content));
    }
    expect(hashContent({ ...CONTENT, header: "Our menu" } as Content)).not.toBe(hashContent(CONTENT));
  });

  describe("an approval", () => {
    test("is another person's than the one who made the link, and names the content", async () => {
      const { id } = await keep();
      expect(await approve(author, opened.store, id, AT)).toBe("own");
      expect(await approve(viewer, opened.store, id, AT)).toBe("approved");
      expect(await approve(viewer, opened.store, id, AT + 1)).toBe("approved");
      expect((await review(id)).approvals).toEqual([{ by: "A viewer", at: AT, is_own: true }]);
      expect((await review(id, author)).approvals).toEqual([{ by: "A viewer", at: AT, is_own: false }]);
      const found = await findApprovals(author, opened.store, CONTENT);
      expect(found).toEqual({ content_hash: hashContent(CONTENT), approvals: [{ by: "A viewer", at: AT }] });
      expect(await events()).toContain(`message approved: ${viewer.email}`);
    });

    test("falls with any change of the content", async () => {
      const { id } = await keep();
      await approve(viewer, opened.store, id, AT);
      for (const change of [{ header: "Our Menu!" }, { footer: "New" }, { button: "view" }]) {
        const changed = { ...CONTENT, ...change } as Content;
        expect((await findApprovals(author, opened.store, changed)).approvals).toEqual([]);
      }
    });

    test("is taken back by whoever gave it alone", async () => {
      const { id } = await keep();
      await approve(viewer, opened.store, id, AT);
      expect(await withdrawApproval(colleague, opened.store, id, AT)).toBe(false);
      expect(await withdrawApproval(viewer, opened.store, id, AT)).toBe(true);
      expect((await review(id)).approvals).toEqual([]);
      expect(await withdrawApproval(viewer, opened.store, id, AT)).toBe(false);
    });

    test("is not given to what is over or is not there", async () => {
      const { id } = await keep(CONTENT, 1);
      expect(await approve(viewer, opened.store, id, AT + DAY_MS)).toBe("over");
      expect(await approve(viewer, opened.store, NOBODY, AT)).toBe("missing");
      await revokeLink(owner, opened.store, id, AT);
      expect(await approve(viewer, opened.store, id, AT)).toBe("over");
    });
  });

  describe("comments", () => {
    test("stand at a field or at the whole, are answered once, resolved and opened again", async () => {
      const { id } = await keep();
      expect(await write(id, "Too long", { place: "header" })).toBe("written");
      const first = (await review(id)).comments[0];
      if (!first) throw new Error("no comment");
      expect(await write(id, "Shorter now", { by: author, reply_to: first.id })).toBe("written");
      const answer = (await review(id)).comments[1];
      expect(await write(id, "No", { reply_to: answer?.id ?? "" })).toBe("no such comment");
      expect(await write(NOBODY, "No")).toBe("missing");
      expect(await resolveComment(author, opened.store, { id: first.id, isResolved: true }, AT)).toBe(true);
      expect((await review(id)).comments[0]).toMatchObject({
        ...{ place: "header", words: "Too long", by: "A viewer" },
        resolved: { by: "A sender", at: AT },
      });
      await resolveComment(viewer, opened.store, { id: first.id, isResolved: false }, AT);
      expect((await review(id)).comments[0]?.resolved).toBeNull();
      expect((await findLinks(author, opened.store, AT))[0]?.comments).toBe(1);
    });

    test("are deleted by whoever wrote them or an owner, with their answers", async () => {
      const { id } = await keep();
      await write(id, "One");
      const [one] = (await review(id)).comments;
      if (!one) throw new Error("no comment");
      await write(id, "Answer", { by: author, reply_to: one.id });
      expect((await review(id, colleague)).comments.map(({ may_delete }) => may_delete)).toEqual([
        false,
        false,
      ]);
      expect((await review(id, owner)).comments.map(({ may_delete }) => may_delete)).toEqual([true, true]);
      expect(await deleteComment(colleague, opened.store, one.id, AT)).toBe(false);
      expect(await deleteComment(viewer, opened.store, one.id, AT)).toBe(true);
      expect((await review(id)).comments).toEqual([]);
      await write(id, "Two");
      const [two] = (await review(id)).comments;
      expect(await deleteComment(owner, opened.store, two?.id ?? "", AT)).toBe(true);
    });

    test("come back as they were written, however hostile", async () => {
      const { id } = await keep();
      for (const words of HOSTILE) await write(id, words);
      expect((await review(id)).comments.map(({ words }) => words)).toEqual(HOSTILE);
    });

    test("are so many at most", async () => {
      const { id } = await keep();
      const row = { link_id: id, reply_to: null, place: "", words: "x", account_id: viewer.accountId };
      const rows = Array.from({ length: MAX_COMMENTS }, (_, n) => ({
        ...row,
        ...{ id: String(n), created_at: AT, resolved_by: null, resolved_at: null },
      }));
      await opened.store.query((db) => db.insertInto("comments").values(rows).execute());
      expect(await write(id, "One more")).toBe("full");
    });
  });

  test("is opened, and its content's approval found, by an index", async () => {
    const plans = await explainQueries(opened.store, kind, async (store) => {
      await openLink(store, "A".repeat(43), AT);
      await findApprovals(author, store, CONTENT);
    });
    expect(plans.length).toBeGreaterThan(1);
    for (const plan of plans)
      expect(plan).not.toMatch(/^SCAN (?:kept_links|approvals)|Seq Scan on (?:kept_links|approvals)/m);
  });

  test("is nothing for whoever may not", async () => {
    const { id } = await keep();
    const order = { content: CONTENT, days: 7 as const };
    await expect(makeLink(viewer, opened.store, order, { appOrigin: ORIGIN, at: AT })).rejects.toThrow(
      "came through",
    );
    await expect(findLinks(viewer, opened.store, AT)).rejects.toThrow("came through");
    await expect(revokeLink(viewer, opened.store, id, AT)).rejects.toThrow("came through");
    const stranger = { ...owner };
    await expect(findReview(stranger, opened.store, id, AT)).rejects.toThrow("came through");
    await expect(approve(stranger, opened.store, id, AT)).rejects.toThrow("came through");
  });
});
