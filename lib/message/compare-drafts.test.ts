import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm } from "@/e2e/fixtures/message/any-draft";
import { type DraftForm, type DraftSection, emptyDraft } from "./draft";
import { compareDrafts, formatDifference } from "./compare-drafts";

const row = (id: string, title = id.toUpperCase(), description = "") => ({
  id,
  title,
  description,
  isIdOwn: true,
});
const section = (title: string, ...ids: string[]): DraftSection => ({
  title,
  rows: ids.map((id) => row(id)),
});
const list = (...sections: DraftSection[]): DraftForm => ({ ...emptyDraft(), sections });
const draw = (before: DraftForm, after: DraftForm) =>
  compareDrafts(before, after).map(
    ({ change, path, from }) => `${change} ${path}${from === null ? "" : ` from ${from}`}`,
  );
const words = (before: DraftForm, after: DraftForm) => compareDrafts(before, after).map(formatDifference);

const MENU = list(section("Food", "a", "b", "c"), section("Drinks", "d", "e"));

describe("two versions", () => {
  test.each<[string, DraftForm, string[]]>([
    ["the same", list(section("Food", "a", "b", "c"), section("Drinks", "d", "e")), []],
    [
      "a row changed",
      list(section("Food", "a", "b", "c"), { title: "Drinks", rows: [row("d", "Cola", "cold"), row("e")] }),
      ["changed sections.1.rows.0.title", "changed sections.1.rows.0.description"],
    ],
    [
      "a row with a new id",
      list(section("Food", "a", "b", "c"), { title: "Drinks", rows: [row("x", "D"), row("e")] }),
      ["changed sections.1.rows.0.id"],
    ],
    [
      "a row written anew",
      list(section("Food", "a", "b", "c"), { title: "Drinks", rows: [row("x", "X"), row("e")] }),
      ["changed sections.1.rows.0.title", "changed sections.1.rows.0.id"],
    ],
    [
      "a row added in the middle",
      list(section("Food", "a", "x", "b", "c"), section("Drinks", "d", "e")),
      ["added sections.0.rows.1"],
    ],
    [
      "a row removed",
      list(section("Food", "a", "c"), section("Drinks", "d", "e")),
      ["removed sections.0.rows.1"],
    ],
    [
      "a row taken to the end",
      list(section("Food", "b", "c", "a"), section("Drinks", "d", "e")),
      ["moved sections.0.rows.2 from sections.0.rows.0"],
    ],
    [
      "a row taken to another section",
      list(section("Food", "a", "c"), section("Drinks", "b", "d", "e")),
      ["moved sections.1.rows.0 from sections.0.rows.1"],
    ],
    [
      "a row moved and changed",
      list(section("Food", "a", "c"), { title: "Drinks", rows: [row("b", "Bread"), row("d"), row("e")] }),
      ["moved sections.1.rows.0 from sections.0.rows.1", "changed sections.1.rows.0.title"],
    ],
    [
      "sections exchanged",
      list(section("Drinks", "d", "e"), section("Food", "a", "b", "c")),
      ["moved sections.0 from sections.1"],
    ],
    [
      "a section renamed",
      list(section("Meals", "a", "b", "c"), section("Drinks", "d", "e")),
      ["changed sections.0.title"],
    ],
    [
      "a section added with a row",
      list(section("Food", "a", "b", "c"), section("Drinks", "d", "e"), section("New", "x")),
      ["added sections.2", "added sections.2.rows.0"],
    ],
    [
      "a section removed",
      list(section("Food", "a", "b", "c")),
      ["removed sections.1", "removed sections.1.rows.0", "removed sections.1.rows.1"],
    ],
  ])("%s", (_, after, differences) => {
    expect(draw(MENU, after)).toEqual(differences);
  });

  test("are compared field by field, and told in words", () => {
    const after = {
      ...list(section("Food", "a", "c"), { title: "Drinks", rows: [row("d", "Cola"), row("e")] }),
      body: "New",
    };
    expect(words(MENU, after)).toEqual([
      "Body: changed from “” to “New”",
      "Drinks, row 1, title: changed from “D” to “Cola”",
      "Food, row 2: removed “B”",
    ]);
    expect(words(list(section("", "a")), list(section("", "a"), section("")))).toEqual(["Section 2: added"]);
  });

  test("of another kind differ in all that they say", () => {
    const audio: DraftForm = { ...MENU, kind: "audio", audioUrl: "https://example.com/a.mp3" };
    expect(draw({ ...MENU, sections: [section("A", "a")] }, audio)).toEqual([
      "changed kind",
      "changed audioUrl",
      "removed sections.0",
      "removed sections.0.rows.0",
    ]);
  });

  test("differ neither by whom they go to nor by fields that do not show", () => {
    expect(draw(MENU, { ...MENU, recipient: "+27123456789", replyTo: "wamid.x", audioUrl: "x" })).toEqual([]);
  });
});

/** A version's content as text, to compare by eye. */
const say = ({ kind, header, body, footer, button, sections, audioUrl, text }: DraftForm) =>
  kind !== "list"
    ? JSON.stringify([kind, kind === "text" ? text : audioUrl])
    : JSON.stringify([
        header,
        body,
        footer,
        button,
        sections.map(({ title, rows }) => [
          title,
          rows.map(({ id, title: name, description }) => [id, name, description]),
        ]),
      ]);

describe("any two versions", () => {
  test("have no difference just where they say the same", () => {
    const pair = fc.oneof(
      fc.tuple(anyForm, anyForm),
      anyForm.map((form) => [form, structuredClone(form)] as [DraftForm, DraftForm]),
      fc
        .tuple(anyForm, anyForm)
        .map(([a, b]) => [a, { ...a, sections: b.sections }] as [DraftForm, DraftForm]),
      anyForm.map(
        (form) => [form, { ...form, sections: form.sections.toReversed() }] as [DraftForm, DraftForm],
      ),
      anyForm.map(
        (form) =>
          [
            form,
            { ...form, sections: form.sections.map((each) => ({ ...each, rows: each.rows.toReversed() })) },
          ] as [DraftForm, DraftForm],
      ),
    );
    fc.assert(
      fc.property(pair, ([before, after]) => {
        expect(compareDrafts(before, after).length === 0).toBe(say(before) === say(after));
      }),
      { numRuns: 1000 },
    );
  });

  const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
  test("with the same rows in another order have rows that moved and no other difference", () => {
    const shuffled = fc.tuple(fc.shuffledSubarray(ids, { minLength: 8 }), fc.nat(8));
    fc.assert(
      fc.property(shuffled, ([order, cut]) => {
        const before = list(section("A", ...ids.slice(0, 4)), section("B", ...ids.slice(4)));
        const after = list(section("A", ...order.slice(0, cut)), section("B", ...order.slice(cut)));
        expect(compareDrafts(before, after).every(({ change }) => change === "moved")).toBe(true);
      }),
    );
  });

  test("between which one row was moved have one difference", () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(7), (from, to) => {
        fc.pre(from !== to);
        const order = ids.toSpliced(from, 1).toSpliced(to, 0, ids[from] ?? "");
        const found = compareDrafts(list(section("A", ...ids)), list(section("A", ...order)));
        expect(found.map(({ change }) => change)).toEqual(["moved"]);
      }),
    );
  });
});
