import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillLibrary } from "@/bench/library/fill-library";
import { HOSTILE } from "@/e2e/hostile-texts";
import { admitForTest } from "@/e2e/store/known-account";
import { openTestStore, STORES } from "@/e2e/store/store-under-test";
import { admit } from "@/lib/accounts/actor/actor";
import type { Store } from "@/lib/store/store";
import type { Content } from "@/lib/message/content";
import {
  foundSchema,
  type LibraryMessage,
  libraryMessageSchema,
  libraryPageSchema,
  MOST_FOUND,
} from "./contract/library";
import { archiveMessage, deleteMessage, labelMessage, starMessage } from "./messages/change-message";
import { createMessage, duplicateMessage } from "./messages/create-message";
import { findMessage, findTags, listMessages, searchMessages } from "./search/find-messages";
import { findVersion, findVersions } from "./versions/find-versions";
import { saveVersion } from "./versions/save-version";

const NOW = Date.UTC(2026, 10, 27, 10);
const SENDER = admitForTest("sender");
const OTHER = admit({ ...SENDER, accountId: "another", email: "other@menuet.example" });
const VIEWER = admitForTest("viewer");

const list = (body: string, rows: string[] = ["Cola"]): Content => ({
  kind: "list",
  header: "Lunch",
  body,
  footer: "",
  button: "Choose",
  sections: [
    {
      title: "Drinks",
      rows: rows.map((title) => ({ id: title, title, description: "cold", isIdOwn: false })),
    },
  ],
});
const audio: Content = { kind: "audio", audioUrl: "https://example.com/greeting.mp3" };

describe.each(STORES)("the library in %s", (kind) => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  }, 60_000);
  afterAll(() => opened.destroy());

  let at = NOW;
  async function create(name: string, content: Content, tags: string[] = []): Promise<LibraryMessage> {
    const made = await createMessage(SENDER, store, { name, tags, note: "first", content }, (at += 1_000));
    if (made === "full") throw new Error("It is full.");
    return libraryMessageSchema.parse(made);
  }
  const find = async (text: string) =>
    foundSchema.parse({ messages: await searchMessages(VIEWER, store, text) }).messages.map(({ id }) => id);
  const listIds = async (order: Parameters<typeof listMessages>[2]) =>
    libraryPageSchema.parse(await listMessages(VIEWER, store, order)).messages.map(({ id }) => id);
  const readAudit = () =>
    store.query((db) => db.selectFrom("audit_entries").selectAll().orderBy("id", "desc").execute());

  test("keeps a message whole, with who made it and when", async () => {
    const made = await create("Lunch menu", list("Good day"), ["menu", "MENU", " lunch "]);
    expect(made).toMatchObject({
      ...{ name: "Lunch menu", kind: "list", first_line: "Lunch – Good day", version: 1 },
      ...{ tags: ["menu", " lunch "], is_favourite: false, is_archived: false },
      ...{ created_by: SENDER.email, created_at: at, content: list("Good day") },
    });
    expect(await findMessage(VIEWER, store, made.id)).toEqual(made);
    const [entry] = await readAudit();
    expect(entry).toMatchObject({ event: "library message created", who: SENDER.email });
    expect(entry?.what).toContain("Lunch menu");
  });

  test("takes nothing from whoever only looks", async () => {
    const { id } = await create("Guarded", list("x"));
    const order = { name: "n", tags: [], note: "", content: audio };
    await expect(createMessage(VIEWER, store, order, at)).rejects.toThrow("viewer");
    await expect(saveVersion(VIEWER, store, id, { from: 1, note: "", content: audio }, at)).rejects.toThrow();
    await expect(labelMessage(VIEWER, store, id, order, at)).rejects.toThrow("viewer");
    await expect(archiveMessage(VIEWER, store, id, true, at)).rejects.toThrow("viewer");
    await expect(deleteMessage(VIEWER, store, id, at)).rejects.toThrow("viewer");
  });

  test("appends a version with each save, and brings an earlier one back as a new one", async () => {
    const { id } = await create("Versioned", list("one"));
    const second = await saveVersion(OTHER, store, id, { from: 1, note: "better", content: list("two") }, at);
    expect(second).toMatchObject({ kind: "saved", message: { version: 2, changed_by: OTHER.email } });
    const back = await saveVersion(SENDER, store, id, { from: 2, note: "", restore: 1 }, at + 1);
    expect(back).toMatchObject({ kind: "saved", message: { version: 3, content: list("one") } });
    const versions = await findVersions(VIEWER, store, id);
    expect(
      versions.map(({ version, author, note, restored_from }) => [version, author, note, restored_from]),
    ).toEqual([
      [3, SENDER.email, "", 1],
      [2, OTHER.email, "better", null],
      [1, SENDER.email, "first", null],
    ]);
    expect(versions[0]?.content_hash).toBe(versions[2]?.content_hash);
    expect((await findVersion(VIEWER, store, id, 2))?.content).toEqual(list("two"));
    expect(await findVersion(VIEWER, store, id, 9)).toBeNull();
    expect(await saveVersion(SENDER, store, id, { from: 3, note: "", restore: 9 }, at)).toEqual({
      kind: "no such version",
    });
    expect((await readAudit())[0]?.what).toBe(`${id}: version 3, which brings back version 1`);
  });

  test("loses no save of two who began from one version: the second hears what the first saved", async () => {
    const { id } = await create("Contested", list("start"));
    const texts = Array.from({ length: 8 }, (_, editor) => `of editor ${editor}`);
    const savings = await Promise.all(
      texts.map((body) => saveVersion(SENDER, store, id, { from: 1, note: body, content: list(body) }, at)),
    );
    const saved = savings.flatMap((saving) => (saving.kind === "saved" ? [saving.message] : []));
    const told = savings.flatMap((saving) => (saving.kind === "conflict" ? [saving.current] : []));
    expect(saved).toHaveLength(1);
    expect(told).toHaveLength(7);
    expect(new Set(told.map(({ content }) => JSON.stringify(content)))).toEqual(
      new Set([JSON.stringify(saved[0]?.content)]),
    );
    for (const [editor, saving] of savings.entries()) {
      if (saving.kind === "saved") continue;
      for (let from = 2; ; from++) {
        const order = { from, note: "on top", content: list(texts[editor] ?? "") };
        if ((await saveVersion(SENDER, store, id, order, at)).kind === "saved") break;
      }
    }
    const versions = await findVersions(VIEWER, store, id);
    const contents = await Promise.all(
      versions.map(async ({ version }) => (await findVersion(VIEWER, store, id, version))?.content),
    );
    expect(contents).toHaveLength(9);
    for (const body of texts) expect(contents).toContainEqual(list(body));
  });

  test("finds by name first, then by any text in it, in any letters and any script", async () => {
    const older = await create("Zebra crossing", list("Nothing of note"));
    const newer = await create(
      "Something else",
      list("A zebra walked by", ["Crème brûlée", "可口可乐", "ठंडा पानी"]),
    );
    const voice = await create("Greeting", audio, ["Привет"]);
    expect(await find("zebra")).toEqual([older.id, newer.id]);
    expect(await find("EBRA")).toEqual([older.id, newer.id]);
    expect(await find("creme BRULEE")).toEqual([newer.id]);
    expect(await find("口可")).toEqual([newer.id]);
    expect(await find("ठंडा")).toEqual([newer.id]);
    expect(await find("cold walked zebra")).toEqual([newer.id]);
    expect(await find("something walked")).toEqual([newer.id]);
    expect(await find("привет")).toEqual([voice.id]);
    expect(await find("greeting.mp3")).toEqual([voice.id]);
    expect(await find("zebra nowhere")).toEqual([]);
    expect(await find("%")).toEqual([]);
    expect(await find("_ebra")).toEqual([]);
  });

  test("finds what the latest version says, and no longer what an earlier one said", async () => {
    const { id } = await create("Changing", list("aardvark"));
    await saveVersion(SENDER, store, id, { from: 1, note: "", content: list("wombat") }, (at += 1_000));
    expect(await find("aardvark")).toEqual([]);
    expect(await find("wombat")).toEqual([id]);
    await labelMessage(SENDER, store, id, { name: "Quokka", tags: ["numbat"] }, at);
    expect(await find("quokka wombat")).toEqual([id]);
    expect(await find("numbat")).toEqual([id]);
    expect(await find("changing")).toEqual([]);
  });

  test("lists the latest saved first, by tag, by star and by page", async () => {
    const made = [];
    for (let number = 0; number < 53; number++)
      made.push(await create(`Paged ${number}`, list(`text of ${number}`), ["Paged"]));
    const ids = made.map(({ id }) => id).reverse();
    await saveVersion(
      SENDER,
      store,
      ids[52] ?? "",
      { from: 1, note: "", content: list("text again") },
      (at += 1_000),
    );
    const order = [ids[52], ...ids.slice(0, 52)];
    const first = await listMessages(VIEWER, store, { tag: "PAGED" });
    expect(first.messages.map(({ id }) => id)).toEqual(order.slice(0, 50));
    expect(await listIds({ tag: "paged", before: first.next ?? "" })).toEqual(order.slice(50));
    expect(await listIds({ tag: "paged", text: "text of 50" })).toEqual([ids[2]]);
    await starMessage(SENDER, store, ids[3] ?? "", true);
    await starMessage(SENDER, store, ids[3] ?? "", true);
    const starred = await listMessages(SENDER, store, { is_favourite: true });
    expect(starred.messages.map(({ id, is_favourite }) => [id, is_favourite])).toEqual([[ids[3], true]]);
    expect(await listIds({ is_favourite: true })).toEqual([]);
    await starMessage(SENDER, store, ids[3] ?? "", false);
    expect((await listMessages(SENDER, store, { is_favourite: true })).messages).toEqual([]);
    expect(await find("paged")).toEqual(order.slice(0, MOST_FOUND));
    expect(await findTags(VIEWER, store)).toContainEqual({ tag: "Paged", messages: 53 });
    expect(await starMessage(SENDER, store, "nobody", true)).toBeNull();
  });

  test("finds the one that bears the name before hundreds of later ones that hold the word", async () => {
    const { id } = await create("Salad of old", list("nothing else"));
    await fillLibrary(store, kind, { count: 300, now: at + 86_400_000 });
    const found = await find("salad");
    expect(found).toHaveLength(MOST_FOUND);
    expect(found[0]).toBe(id);
    expect(await find("ref2093x week 299")).toHaveLength(1);
    expect((await listMessages(VIEWER, store, { text: "спасибо" })).next).not.toBeNull();
  });

  test("deletes for good from the archive only, with all that belongs to it", async () => {
    const { id } = await create("Doomed", list("platypus"), ["doomed"]);
    expect(await deleteMessage(SENDER, store, id, at)).toBe("in use");
    expect(await archiveMessage(SENDER, store, id, true, at)).toMatchObject({ is_archived: true });
    expect(await find("platypus")).toEqual([]);
    expect(await listIds({ is_archived: true })).toEqual([id]);
    expect(await saveVersion(SENDER, store, id, { from: 1, note: "", content: audio }, at)).toEqual({
      kind: "archived",
    });
    await archiveMessage(SENDER, store, id, false, at);
    expect(await find("platypus")).toEqual([id]);
    await archiveMessage(SENDER, store, id, true, at);
    expect(await deleteMessage(SENDER, store, id, at)).toBe("deleted");
    expect(await findMessage(SENDER, store, id)).toBeNull();
    expect(await findVersions(SENDER, store, id)).toEqual([]);
    expect(await deleteMessage(SENDER, store, id, at)).toBe("missing");
    expect(await archiveMessage(SENDER, store, id, true, at)).toBeNull();
    expect((await findTags(VIEWER, store)).map(({ tag }) => tag)).not.toContain("doomed");
    const words = (await readAudit()).slice(0, 4).map(({ event }) => event);
    expect(words).toEqual([
      "library message deleted",
      "library message archived",
      "library message unarchived",
      "library message archived",
    ]);
  });

  test("copies a message to one of its own", async () => {
    const original = await create("M".repeat(100), list("copied"), ["copied"]);
    const copy = await duplicateMessage(OTHER, store, original.id, (at += 1_000));
    if (typeof copy === "string") throw new Error(copy);
    expect(copy).toMatchObject({
      content: original.content,
      tags: ["copied"],
      version: 1,
      created_by: OTHER.email,
    });
    expect(copy.id).not.toBe(original.id);
    expect(copy.name).toMatch(/^M{93} \(copy\)$/);
    expect(copy.content_hash).toBe(original.content_hash);
    expect(await duplicateMessage(OTHER, store, "nobody", at)).toBe("missing");
  });

  test("keeps texts that break careless programs as they are", async () => {
    for (const text of HOSTILE) {
      const name = text.slice(0, 100).toWellFormed();
      const made = await create(name, list(text, [text]), [text.slice(0, 30).toWellFormed()]);
      expect(made.content).toEqual(list(text, [text]));
      expect(made.name).toBe(name);
    }
  });
});
