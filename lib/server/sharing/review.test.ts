import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AT, CONTENT, DAY_MS, NOBODY, openShared, type Shared } from "@/e2e/fixtures/share/links-under-test";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { hashContent } from "@/lib/message/content-hash";
import type { Content } from "@/lib/message/message";
import { revokeLink } from "./links";
import { approve, findApprovals, withdrawApproval } from "./review";

describe.each(STORES)("a kept link on %s", (kind) => {
  let shared: Shared;
  beforeEach(async () => void (shared = await openShared(kind)));
  afterEach(() => shared.opened.destroy());

  describe("an approval", () => {
    test("is another person's than the one who made the link, and names the content", async () => {
      const { opened, author, viewer, keep, review, events } = shared;
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
      const { opened, author, viewer, keep } = shared;
      const { id } = await keep();
      await approve(viewer, opened.store, id, AT);
      for (const change of [{ header: "Our Menu!" }, { footer: "New" }, { button: "view" }]) {
        const changed = { ...CONTENT, ...change } as Content;
        expect((await findApprovals(author, opened.store, changed)).approvals).toEqual([]);
      }
    });

    test("is taken back by whoever gave it alone", async () => {
      const { opened, colleague, viewer, keep, review } = shared;
      const { id } = await keep();
      await approve(viewer, opened.store, id, AT);
      expect(await withdrawApproval(colleague, opened.store, id, AT)).toBe(false);
      expect(await withdrawApproval(viewer, opened.store, id, AT)).toBe(true);
      expect((await review(id)).approvals).toEqual([]);
      expect(await withdrawApproval(viewer, opened.store, id, AT)).toBe(false);
    });

    test("is not given to what is over or is not there", async () => {
      const { opened, viewer, owner, keep } = shared;
      const { id } = await keep(CONTENT, 1);
      expect(await approve(viewer, opened.store, id, AT + DAY_MS)).toBe("over");
      expect(await approve(viewer, opened.store, NOBODY, AT)).toBe("missing");
      await revokeLink(owner, opened.store, id, AT);
      expect(await approve(viewer, opened.store, id, AT)).toBe("over");
    });
  });
});
