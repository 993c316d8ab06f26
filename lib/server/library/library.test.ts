import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOSTILE } from "@/e2e/fixtures/hostile-texts";
import {
  audio,
  type Library,
  list,
  openLibrary,
  OTHER,
  SENDER,
  VIEWER,
} from "@/e2e/fixtures/library-under-test";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { normaliseTexts } from "@/lib/message/texts";
import { changeMessage, deleteMessage } from "./change-message";
import { duplicateMessage } from "./create-message";
import { findMessage, findTags } from "./find-messages";
import { findVersions, createVersion } from "./versions";

describe.each(STORES)("the library in %s", (kind) => {
  let library: Library;
  beforeAll(async () => void (library = await openLibrary(kind)), 60_000);
  afterAll(() => library.destroy());

  test("keeps a message whole, with who made it and when", async () => {
    const { store, clock, create, readAudit } = library;
    const made = await create("Lunch menu", list("Good day"), ["menu", "MENU", " lunch "]);
    expect(made).toMatchObject({
      ...{ name: "Lunch menu", kind: "list", first_line: "Lunch – Good day", version: 1 },
      ...{ tags: ["menu", " lunch "], is_favourite: false, is_archived: false },
      ...{ created_by: SENDER.email, created_at: clock.at, content: list("Good day") },
    });
    expect(await findMessage(VIEWER, store, made.id)).toEqual(made);
    const [entry] = await readAudit();
    expect(entry).toMatchObject({ event: "library message created", who: SENDER.email });
    expect(entry?.what).toContain("Lunch menu");
  });

  test("deletes for good from the archive only, with all that belongs to it", async () => {
    const { store, clock, create, find, listIds, readAudit } = library;
    const { id } = await create("Doomed", list("platypus"), ["doomed"]);
    const archive = (is_archived: boolean) => changeMessage(SENDER, store, id, { is_archived }, clock.at);
    expect(await deleteMessage(SENDER, store, id, clock.at)).toBe("in use");
    expect(await archive(true)).toMatchObject({ is_archived: true });
    expect(await find("platypus")).toEqual([]);
    expect(await listIds({ is_archived: true })).toEqual([id]);
    expect(await createVersion(SENDER, store, id, { from: 1, note: "", content: audio }, clock.at)).toEqual({
      kind: "archived",
    });
    await archive(false);
    expect(await find("platypus")).toEqual([id]);
    await archive(true);
    expect(await deleteMessage(SENDER, store, id, clock.at)).toBe("deleted");
    expect(await findMessage(SENDER, store, id)).toBeNull();
    expect(await findVersions(SENDER, store, id)).toEqual([]);
    expect(await deleteMessage(SENDER, store, id, clock.at)).toBe("missing");
    expect(await archive(true)).toBeNull();
    expect((await findTags(VIEWER, store)).map(({ tag }) => tag)).not.toContain("doomed");
    const words = (await readAudit()).slice(0, 4).map(({ event }) => event);
    expect(words).toEqual([
      "library message deleted",
      "library message archived",
      "library message unarchived",
      "library message archived",
    ]);
  });

  test("changes only what a change names, and tells each part once", async () => {
    const { store, clock, create, readAudit } = library;
    const { id } = await create("Part by part", list("Good day"), ["kept"]);
    const change = (what: Parameters<typeof changeMessage>[3]) =>
      changeMessage(SENDER, store, id, what, clock.at);
    const before = (await readAudit()).length;
    expect(await change({ name: "Whole" })).toMatchObject({ name: "Whole", tags: ["kept"], version: 1 });
    expect(await change({ tags: [] })).toMatchObject({ name: "Whole", tags: [] });
    const all = { name: "Gone", is_archived: true, is_favourite: true };
    expect(await change(all)).toMatchObject({ ...all, tags: [] });
    expect(await change({ is_archived: true })).toMatchObject(all);
    const told = (await readAudit()).map(({ event, what }) => [event, what]).reverse();
    expect(told.slice(before)).toEqual([
      ["library message renamed", `${id}: “Whole”, tagged kept`],
      ["library message renamed", `${id}: “Whole”`],
      ["library message renamed", `${id}: “Gone”`],
      ["library message archived", `${id}: “Gone”`],
    ]);
  });

  test("copies a message to one of its own", async () => {
    const { store, clock, create } = library;
    const original = await create("M".repeat(100), list("copied"), ["copied"]);
    const copy = await duplicateMessage(OTHER, store, original.id, (clock.at += 1_000));
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
    expect(await duplicateMessage(OTHER, store, "nobody", clock.at)).toBe("missing");
  });

  test("keeps texts that break careless programs, with line breaks in bodies only", async () => {
    const { create } = library;
    for (const text of HOSTILE) {
      const name = text.slice(0, 100).toWellFormed();
      const made = await create(name, list(text, [text]), [text.slice(0, 30).toWellFormed()]);
      expect(made.content).toEqual(normaliseTexts(list(text, [text])));
      expect(made.name).toBe(name);
    }
  });
});
