import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { hashContent } from "@/lib/message/content-hash";
import type { Content } from "@/lib/message/message";
import { createMessage } from "@/lib/server/library/create-message";
import { importMessages } from "@/lib/server/library/library-files";
import { createVersion } from "@/lib/server/library/versions";
import { contentHashMigration } from "./0009-content-hash";

const AT = Date.UTC(2026, 10, 27, 10);
const SENDER = admitForTest("sender");
const toAudio = (number: number): Content => ({
  kind: "audio",
  audioUrl: `https://example.com/${number}.mp3`,
});
const MESSAGES = 510;

describe.each(STORES)("the hashes of contents on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => void (opened = await openTestStore(kind)), 60_000);
  afterAll(() => opened.destroy());

  test("are counted anew for every message and version that an earlier release saved", async () => {
    const { store } = opened;
    const messages = Array.from({ length: MESSAGES }, (_, number) => ({
      name: `Message ${number}`,
      tags: [],
      is_archived: false,
      message: toAudio(number),
    }));
    await importMessages(SENDER, store, messages, AT);
    const made = await createMessage(
      SENDER,
      store,
      { name: "Two versions", tags: [], note: "", content: toAudio(MESSAGES) },
      AT,
    );
    if (made === "full") throw new Error("The library is full.");
    const { id } = made;
    await createVersion(SENDER, store, id, { from: 1, note: "", content: toAudio(MESSAGES + 1) }, AT + 1);
    await store.query(async (db) => {
      await db.updateTable("library_messages").set({ content_hash: "13a662a0" }).execute();
      await db.updateTable("library_versions").set({ content_hash: "13a662a0" }).execute();
      await db
        .updateTable("library_versions")
        .set({ content: "{" })
        .where("content", "=", JSON.stringify(toAudio(0)))
        .execute();
    });

    await store.transact((tx) => contentHashMigration.up(tx));

    const rows = await store.query((db) =>
      db.selectFrom("library_messages").select(["id", "name", "content_hash"]).execute(),
    );
    const hashes = new Map(rows.map(({ name, content_hash }) => [name, content_hash]));
    for (let number = 1; number < MESSAGES; number++)
      expect(hashes.get(`Message ${number}`)).toBe(hashContent(toAudio(number)));
    expect(hashes.get("Message 0"), "one that cannot be read").toBe("13a662a0");
    expect(hashes.get("Two versions")).toBe(hashContent(toAudio(MESSAGES + 1)));
    const versions = await store.query((db) =>
      db
        .selectFrom("library_versions")
        .select("content_hash")
        .where("message_id", "=", id)
        .orderBy("version")
        .execute(),
    );
    expect(versions).toEqual([
      { content_hash: hashContent(toAudio(MESSAGES)) },
      { content_hash: hashContent(toAudio(MESSAGES + 1)) },
    ]);
  }, 60_000);
});
