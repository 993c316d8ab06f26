import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AT, CONTENT, DAY_MS, openShared, ORIGIN, type Shared } from "@/e2e/fixtures/share/links-under-test";
import { explainQueries } from "@/e2e/fixtures/store/explain-queries";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { problemSchema } from "@/lib/api/problem";
import { MAX_OPEN_LINKS } from "@/lib/api/short-link";
import { hashContent, hashPayload } from "@/lib/message/content-hash";
import { STARTERS } from "@/lib/message/examples/starters";
import { STRESS_CASES } from "@/lib/message/examples/stress-cases";
import { type Content, toMessage, toContent, toDraft } from "@/lib/message/message";
import { parsePayload } from "@/lib/message/parse-payload";
import { toPayload } from "@/lib/message/payload";
import { answerOpening, findShortLinks, makeShortLink, openShortLink, revokeLink } from "./links";
import { findApprovals, findReview } from "./review";

describe.each(STORES)("a kept link on %s", (kind) => {
  let shared: Shared;
  beforeEach(async () => void (shared = await openShared(kind)));
  afterEach(() => shared.opened.destroy());

  test("has its secret in the fragment, of which only a hash is kept", async () => {
    const { opened, keep } = shared;
    const { url, secret, expires_at } = await keep();
    expect(url).toMatch(/^https:\/\/menuet\.example\/view#s=[\w-]{43}$/);
    expect(expires_at).toBe(AT + 7 * DAY_MS);
    const rows = await opened.store.query((db) => db.selectFrom("kept_links").selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await openShortLink(opened.store, String(rows[0]?.hash), AT)).kind).toBe("closed");
  });

  test("opens the message as it was, with nothing of whoever made it, and counts each opening", async () => {
    const { opened, author, keep } = shared;
    const { id, secret, expires_at } = await keep();
    for (let views = 1; views <= 3; views++) {
      const opening = await openShortLink(opened.store, secret, AT);
      expect(opening).toEqual({ kind: "opened", link: { id, content: CONTENT, expires_at } });
      expect((await findShortLinks(author, opened.store, AT))[0]).toMatchObject({ name: "Our Menu", views });
    }
  });

  test("opens nothing after its day, once it is taken back, or with another secret", async () => {
    const { opened, author, colleague, keep, events } = shared;
    const { id, secret } = await keep(CONTENT, 1);
    const open = (at: number, by = secret) => openShortLink(opened.store, by, at);
    expect((await open(AT + DAY_MS - 1)).kind).toBe("opened");
    expect(await open(AT + DAY_MS)).toEqual({ kind: "closed", state: "expired" });
    expect(await open(AT, "A".repeat(43))).toEqual({ kind: "closed", state: "unknown" });
    expect(await revokeLink(colleague, opened.store, id, AT)).toBe(false);
    expect((await open(AT)).kind).toBe("opened");
    expect(await revokeLink(author, opened.store, id, AT)).toBe(true);
    expect(await revokeLink(author, opened.store, id, AT)).toBe(false);
    expect(await open(AT)).toEqual({ kind: "closed", state: "revoked" });
    expect((await findShortLinks(author, opened.store, AT))[0]).toMatchObject({ state: "revoked", views: 2 });
    expect(await events()).toEqual([`link kept: ${author.email}`, `link revoked: ${author.email}`]);
  });

  test("answers the same way whatever is the matter, but for the words, and 61 openings a minute are too many", async () => {
    const { opened, author, keep } = shared;
    const { id, secret } = await keep(CONTENT, 1);
    const ask = async (by: string, at: number) => {
      const request = new Request(`${ORIGIN}/api/shares/open`, {
        method: "POST",
      });
      const asked = { request, actor: null, params: {}, query: undefined, appOrigin: ORIGIN };
      const answer = await answerOpening({ ...asked, body: { secret: by }, store: opened.store, at });
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
    const { opened, author, keep } = shared;
    const first = await keep();
    for (let n = 1; n < MAX_OPEN_LINKS; n++) await keep();
    const order = { content: CONTENT, days: 7 as const };
    const make = () => makeShortLink(author, opened.store, order, { appOrigin: ORIGIN, at: AT });
    expect(await make()).toBeNull();
    await revokeLink(author, opened.store, first.id, AT);
    expect(await make()).not.toBeNull();
  });

  test("is forgotten with its comments 90 days after its end", async () => {
    const { opened, author, viewer, keep, write } = shared;
    const { id } = await keep(CONTENT, 1);
    await write(id, "Too long");
    const later = { appOrigin: ORIGIN, at: AT + 92 * DAY_MS };
    await makeShortLink(author, opened.store, { content: CONTENT, days: 1 }, later);
    expect(await findReview(viewer, opened.store, id, AT)).toBeNull();
    const rows = await opened.store.query((db) => db.selectFrom("comments").selectAll().execute());
    expect(rows).toEqual([]);
  });

  test("shows each example as it was, and names it by the hash of what would be sent", async () => {
    for (const { form } of [...STARTERS, ...STRESS_CASES]) {
      const content = toContent(form);
      expect(toContent(toDraft(content))).toEqual(content);
      const draft = { ...form, recipient: "+27821234567", replyTo: "wamid.HBgL" };
      const sent = parsePayload(toPayload(toMessage(draft)));
      if (sent.ok) expect(hashPayload(toPayload(sent.value))).toBe(hashContent(content));
    }
    expect(hashContent({ ...CONTENT, header: "Our menu" } as Content)).not.toBe(hashContent(CONTENT));
  });

  test("is opened, and its content's approval found, by an index", async () => {
    const { opened, author } = shared;
    const plans = await explainQueries(opened.store, kind, async (store) => {
      await openShortLink(store, "A".repeat(43), AT);
      await findApprovals(author, store, CONTENT);
    });
    expect(plans.length).toBeGreaterThan(1);
    for (const plan of plans)
      expect(plan).not.toMatch(/^SCAN (?:kept_links|approvals)|Seq Scan on (?:kept_links|approvals)/m);
  });
});
