import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillLibrary } from "@/bench/library/fill-library";
import { audio, type Library, list, openLibrary, SENDER, VIEWER } from "@/e2e/fixtures/library-under-test";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { MOST_FOUND } from "@/lib/api/library";
import { changeMessage } from "./change-message";
import { createVersion } from "./versions";
import { findTags, searchMessages } from "./find-messages";

describe.each(STORES)("the library in %s", (kind) => {
  let library: Library;
  beforeAll(async () => void (library = await openLibrary(kind)), 60_000);
  afterAll(() => library.destroy());

  test("finds by name first, then by any text in it, in any letters and any script", async () => {
    const { create, find } = library;
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
    const { store, clock, create, find } = library;
    const { id } = await create("Changing", list("aardvark"));
    await createVersion(
      SENDER,
      store,
      id,
      { from: 1, note: "", content: list("wombat") },
      (clock.at += 1_000),
    );
    expect(await find("aardvark")).toEqual([]);
    expect(await find("wombat")).toEqual([id]);
    await changeMessage(SENDER, store, id, { name: "Quokka", tags: ["numbat"] }, clock.at);
    expect(await find("quokka wombat")).toEqual([id]);
    expect(await find("numbat")).toEqual([id]);
    expect(await find("changing")).toEqual([]);
  });

  test("lists the latest saved first, by tag, by star and by page", async () => {
    const { store, clock, create, find, listIds } = library;
    const made = [];
    for (let number = 0; number < 53; number++)
      made.push(await create(`Paged ${number}`, list(`text of ${number}`), ["Paged"]));
    const ids = made.map(({ id }) => id).reverse();
    await createVersion(
      SENDER,
      store,
      ids[52] ?? "",
      { from: 1, note: "", content: list("text again") },
      (clock.at += 1_000),
    );
    const order = [ids[52], ...ids.slice(0, 52)];
    const first = await searchMessages(VIEWER, store, { tag: "PAGED" });
    expect(first.messages.map(({ id }) => id)).toEqual(order.slice(0, 50));
    expect(await listIds({ tag: "paged", before: first.next ?? "" })).toEqual(order.slice(50));
    expect(await listIds({ tag: "paged", text: "text of 50" })).toEqual([ids[2]]);
    const star = (id: string, is_favourite: boolean) =>
      changeMessage(SENDER, store, id, { is_favourite }, clock.at);
    await star(ids[3] ?? "", true);
    await star(ids[3] ?? "", true);
    const starred = await searchMessages(SENDER, store, { is_favourite: true });
    expect(starred.messages.map(({ id, is_favourite }) => [id, is_favourite])).toEqual([[ids[3], true]]);
    expect(await listIds({ is_favourite: true })).toEqual([]);
    await star(ids[3] ?? "", false);
    expect((await searchMessages(SENDER, store, { is_favourite: true })).messages).toEqual([]);
    expect(await find("paged")).toEqual(order.slice(0, MOST_FOUND));
    expect(await findTags(VIEWER, store)).toContainEqual({ tag: "Paged", messages: 53 });
    expect(await star("nobody", true)).toBeNull();
  });

  test("finds the one that bears the name before hundreds of later ones that hold the word", async () => {
    const { store, clock, create, find } = library;
    const { id } = await create("Salad of old", list("nothing else"));
    await fillLibrary(store, kind, { count: 300, now: clock.at + 86_400_000 });
    const found = await find("salad");
    expect(found).toHaveLength(MOST_FOUND);
    expect(found[0]).toBe(id);
    expect(await find("ref2093x week 299")).toHaveLength(1);
    const { messages } = await searchMessages(VIEWER, store, { text: "salad", limit: 1 });
    expect(messages.map((message) => message.id)).toEqual([id]);
    expect((await searchMessages(VIEWER, store, { text: "спасибо" })).next).not.toBeNull();
  });

  test.each([
    ["few", "bobotie week 2", 7],
    ["hundreds", "bobotie", 20],
  ])("goes through %s page by page, names first, each once", async (_many, text, limit) => {
    const { store } = library;
    const pages = [];
    for (let before: string | undefined | null; before !== null;) {
      const page = await searchMessages(VIEWER, store, { text, limit, before });
      expect(page.messages.length).toBe(page.next === null ? page.messages.length : limit);
      pages.push(...page.messages);
      before = page.next;
    }
    const isNamed = pages.map(({ name }) => text.split(" ").every((w) => name.toLowerCase().includes(w)));
    const named = isNamed.lastIndexOf(true) + 1;
    expect(named).toBeGreaterThan(limit);
    expect(isNamed.slice(0, named)).not.toContain(false);
    expect(pages.length).toBeGreaterThan(named + limit);
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
    const times = pages.map(({ changed_at }) => changed_at);
    for (const part of [times.slice(0, named), times.slice(named)])
      expect(part).toEqual([...part].sort((a, b) => b - a));
  });
});
