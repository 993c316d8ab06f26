import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm, anyText } from "@/e2e/fixtures/message/any-draft";
import { emptyDraft } from "@/lib/message/draft";
import { addRows, findIds } from "./add-rows";

describe("addRows", () => {
  const rows = [
    { title: "Cola", description: "", id: "" },
    { title: "Cola", description: "x", id: " own " },
  ];

  test("takes the place of the blank row, and makes the ids that were not given", () => {
    const draft = addRows({ ...emptyDraft(), body: "kept" }, 0, rows);
    expect(draft.body).toBe("kept");
    expect(draft.sections).toEqual([
      {
        title: "",
        rows: [
          { title: "Cola", description: "", id: "cola", isIdOwn: false },
          { title: "Cola", description: "x", id: "own", isIdOwn: true },
        ],
      },
    ]);
    expect(addRows(draft, 0, rows.slice(0, 1)).sections[0]?.rows.map(({ id }) => id)).toEqual([
      "cola",
      "own",
      "cola-2",
    ]);
    expect(addRows(draft, 1, rows)).toBe(draft);
    expect(addRows(draft, 0, [])).toBe(draft);
  });

  test("puts rows into the sections that they name: the blank one, one of that title, or a new one", () => {
    const named = (section: string, title: string) => ({ section, title, description: "", id: "" });
    const titles = ({ sections }: ReturnType<typeof emptyDraft>) =>
      sections.map((section) => `${section.title}: ${section.rows.map(({ title }) => title).join(" ")}`);
    const rows = [named("Drinks", "Cola"), named("Food", "Pizza"), named("Drinks", "Tea"), named("", "Any")];
    const first = addRows(emptyDraft(), 0, rows);
    expect(titles(first)).toEqual(["Drinks: Cola Tea Any", "Food: Pizza"]);
    expect(titles(addRows(first, 0, [named("Food", "Soup"), named("Extras", "Fries")]))).toEqual([
      "Drinks: Cola Tea Any",
      "Food: Pizza Soup",
      "Extras: Fries",
    ]);
    const blank = { ...first, sections: [...first.sections, ...emptyDraft().sections] };
    expect(titles(addRows(blank, 2, [named("Food", "Soup")]))).toEqual([
      "Drinks: Cola Tea Any",
      "Food: Pizza Soup",
      ": ",
    ]);
  });

  test("touches nothing else, and makes no id twice", () => {
    const anyRow = fc.record({ title: anyText, description: anyText, id: fc.constant("") });
    const added = fc.array(anyRow, { minLength: 1 });
    fc.assert(
      fc.property(anyForm, fc.nat(3), added, (draft, at, rows) => {
        fc.pre(at < draft.sections.length);
        const after = addRows(draft, at, rows);
        expect({ ...after, sections: draft.sections }).toEqual(draft);
        expect(after.sections.filter((_, s) => s !== at)).toEqual(draft.sections.filter((_, s) => s !== at));
        const all = after.sections[at]?.rows ?? [];
        const first = all.length - rows.length;
        const made = all.slice(first).map(({ id }) => id);
        const kept = after.sections.map((section, s) =>
          s === at ? { ...section, rows: all.slice(0, first) } : section,
        );
        expect(new Set(made).size).toBe(rows.length);
        expect(made.filter((id) => findIds(kept).includes(id))).toEqual([]);
      }),
    );
  });
});
