import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HOSTILE } from "@/e2e/fixtures/hostile-texts";
import { AT, NOBODY, openShared, type Shared } from "@/e2e/fixtures/share/links-under-test";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { MAX_COMMENTS } from "@/lib/api/review";
import { findShortLinks } from "./links";
import { deleteComment, resolveComment } from "./comment";

describe.each(STORES)("a kept link on %s", (kind) => {
  let shared: Shared;
  beforeEach(async () => void (shared = await openShared(kind)));
  afterEach(() => shared.opened.destroy());

  describe("comments", () => {
    test("stand at a field or at the whole, are answered once, resolved and opened again", async () => {
      const { opened, author, viewer, keep, review, write } = shared;
      const { id } = await keep();
      expect(await write(id, "Too long", { place: "header" })).toBe("written");
      const first = (await review(id)).comments[0];
      if (!first) throw new Error("no comment");
      expect(await write(id, "Shorter now", { by: author, reply_to: first.id })).toBe("written");
      const answer = (await review(id)).comments[1];
      expect(await write(id, "No", { reply_to: answer?.id ?? "" })).toBe("no such comment");
      expect(await write(NOBODY, "No")).toBe("missing");
      const resolution = { comment_id: first.id, is_resolved: true };
      expect(await resolveComment(author, opened.store, id, resolution, AT)).toBe(true);
      expect((await review(id)).comments[0]).toMatchObject({
        ...{ place: "header", words: "Too long", by: "A viewer" },
        resolved: { by: "A sender", at: AT },
      });
      await resolveComment(viewer, opened.store, id, { ...resolution, is_resolved: false }, AT);
      expect((await review(id)).comments[0]?.resolved).toBeNull();
      expect((await findShortLinks(author, opened.store, AT))[0]?.comments).toBe(1);
    });

    test("are deleted by whoever wrote them or an owner, with their answers", async () => {
      const { opened, author, colleague, viewer, owner, keep, review, write } = shared;
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
      expect(await deleteComment(colleague, opened.store, id, one.id, AT)).toBe(false);
      expect(await deleteComment(viewer, opened.store, id, one.id, AT)).toBe(true);
      expect((await review(id)).comments).toEqual([]);
      await write(id, "Two");
      const [two] = (await review(id)).comments;
      expect(await deleteComment(owner, opened.store, id, two?.id ?? "", AT)).toBe(true);
    });

    test("are reached by their own link alone", async () => {
      const { opened, owner, keep, review, write } = shared;
      const { id } = await keep();
      const { id: another } = await keep();
      await write(id, "One");
      const [one] = (await review(id)).comments;
      if (!one) throw new Error("no comment");
      const resolution = { comment_id: one.id, is_resolved: true };
      expect(await resolveComment(owner, opened.store, another, resolution, AT)).toBe(false);
      expect(await deleteComment(owner, opened.store, another, one.id, AT)).toBe(false);
      expect((await review(id)).comments).toEqual([{ ...one, may_delete: true }]);
    });

    test("come back as they were written, however hostile", async () => {
      const { keep, review, write } = shared;
      const { id } = await keep();
      for (const words of HOSTILE) await write(id, words);
      expect((await review(id)).comments.map(({ words }) => words)).toEqual(HOSTILE);
    });

    test("are so many at most", async () => {
      const { opened, viewer, keep, write } = shared;
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
});
