import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Library, list, openLibrary, OTHER, SENDER, VIEWER } from "@/e2e/fixtures/library-under-test";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { findVersion, findVersions, createVersion } from "./versions";

describe.each(STORES)("the library in %s", (kind) => {
  let library: Library;
  beforeAll(async () => void (library = await openLibrary(kind)), 60_000);
  afterAll(() => library.destroy());

  test("appends a version with each save, and brings an earlier one back as a new one", async () => {
    const { store, clock, create, readAudit } = library;
    const { id } = await create("Versioned", list("one"));
    const second = await createVersion(
      OTHER,
      store,
      id,
      { from: 1, note: "better", content: list("two") },
      clock.at,
    );
    expect(second).toMatchObject({ kind: "saved", message: { version: 2, changed_by: OTHER.email } });
    const back = await createVersion(SENDER, store, id, { from: 2, note: "", restore: 1 }, clock.at + 1);
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
    expect(await createVersion(SENDER, store, id, { from: 3, note: "", restore: 9 }, clock.at)).toEqual({
      kind: "no such version",
    });
    expect((await readAudit())[0]?.what).toBe(`${id}: version 3, which brings back version 1`);
  });

  test("loses no save of two who began from one version: the second hears what the first saved", async () => {
    const { store, clock, create } = library;
    const { id } = await create("Contested", list("start"));
    const texts = Array.from({ length: 8 }, (_, editor) => `of editor ${editor}`);
    const savings = await Promise.all(
      texts.map((body) =>
        createVersion(SENDER, store, id, { from: 1, note: body, content: list(body) }, clock.at),
      ),
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
        if ((await createVersion(SENDER, store, id, order, clock.at)).kind === "saved") break;
      }
    }
    const versions = await findVersions(VIEWER, store, id);
    const contents = await Promise.all(
      versions.map(async ({ version }) => (await findVersion(VIEWER, store, id, version))?.content),
    );
    expect(contents).toHaveLength(9);
    for (const body of texts) expect(contents).toContainEqual(list(body));
  });
});
