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
import { archiveMessage, deleteMessage } from "./change-message";
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
    expect(await deleteMessage(SENDER, store, id, clock.at)).toBe("in use");
    expect(await archiveMessage(SENDER, store, id, true, clock.at)).toMatchObject({ is_archived: true });
    expect(await find("platypus")).toEqual([]);
    expect(await listIds({ is_archived: true })).toEqual([id]);
    expect(await createVersion(SENDER, store, id, { from: 1, note: "", content: audio }, clock.at)).toEqual({
      kind: "archived",
    });
    await archiveMessage(SENDER, store, id, false, clock.at);
    expect(await find("platypus")).toEqual([id]);
    await archiveMessage(SENDER, store, id, true, clock.at);
    expect(await deleteMessage(SENDER, store, id, clock.at)).toBe("deleted");
    expect(await findMessage(SENDER, store, id)).toBeNull();
    expect(await findVersions(SENDER, store, id)).toEqual([]);
    expect(await deleteMessage(SENDER, store, id, clock.at)).toBe("missing");
    expect(await archiveMessage(SENDER, store, id, true, clock.at)).toBeNull();
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
