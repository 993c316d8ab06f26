import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { draftsSchema, serverDraftSchema } from "@/lib/api/drafts";
import { LIBRARY_LIMITS } from "@/lib/api/limits";
import type { Store } from "@/lib/server/db/store";
import { dropDraft, findDraft, findDrafts, storeDraft } from "./store-draft";

const NOW = Date.UTC(2026, 10, 27, 10);
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
const order = (audioUrl: string) => ({
  message_id: null,
  from_version: null,
  content: { kind: "audio", audioUrl } as const,
});

describe.each(STORES)("drafts in %s", (kind) => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  }, 60_000);
  afterAll(() => opened.destroy());

  const sender = admitForTest("sender");
  const keep = (id: string, url: string, at: number, actor = sender) =>
    storeDraft(actor, store, { id, browser: FIREFOX, order: order(url) }, at);

  test("are kept by browser, the latest first, the later words in the place of the earlier", async () => {
    await keep("one", "https://example.com/1.mp3", NOW);
    await keep("two", "https://example.com/2.mp3", NOW + 1);
    await keep("one", "https://example.com/3.mp3", NOW + 2);
    const { drafts } = draftsSchema.parse({ drafts: await findDrafts(sender, store) });
    expect(drafts).toEqual([
      { id: "one", browser: "Firefox on Linux", saved_at: NOW + 2, first_line: "https://example.com/3.mp3" },
      { id: "two", browser: "Firefox on Linux", saved_at: NOW + 1, first_line: "https://example.com/2.mp3" },
    ]);
    const draft = serverDraftSchema.parse(await findDraft(sender, store, "one"));
    expect(draft.content).toEqual({ kind: "audio", audioUrl: "https://example.com/3.mp3" });
    await dropDraft(sender, store, "one");
    expect(await findDraft(sender, store, "one")).toBeNull();
  });

  test("are seen by their own account alone", async () => {
    const other = admitForTest("sender", { accountId: "another" });
    await keep("mine", "https://example.com/mine.mp3", NOW);
    expect(await findDrafts(other, store)).toEqual([]);
    expect(await findDraft(other, store, "mine")).toBeNull();
    await dropDraft(other, store, "mine");
    expect(await findDraft(sender, store, "mine")).not.toBeNull();
  });

  test("are no more than an account may have: the oldest gives way", async () => {
    const many = admitForTest("sender", { accountId: "many" });
    for (let at = 0; at <= LIBRARY_LIMITS.drafts; at++)
      await keep(`d${at}`, `https://example.com/${at}`, NOW + at, many);
    const drafts = await findDrafts(many, store);
    expect(drafts).toHaveLength(LIBRARY_LIMITS.drafts);
    expect(await findDraft(many, store, "d0")).toBeNull();
    expect(drafts[0]?.id).toBe(`d${LIBRARY_LIMITS.drafts}`);
  });
});
