import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm, anyText } from "@/e2e/message/any-draft";
import { emptyDraft } from "@/lib/message/draft";
import { INPUT_BOUNDS, LIMITS } from "@/lib/message/limits";
import { addRows, findIds } from "./add-rows";
import { MOST_CHARACTERS, readRows } from "./read-rows";

type Short = [string, string, string];
const draw = (text: string): Short[] =>
  readRows(text, { room: 100 }).rows.map(({ title, description, id }) => [title, description, id]);
const faults = (text: string, options?: Parameters<typeof readRows>[1]) =>
  readRows(text, options).rows.map((row) => row.faults.map(({ field, words }) => `${field}: ${words}`));
const MENU: Short[] = [
  ["Cola", "500ml, cold", "cola"],
  ["Water", "", "water"],
];

describe("many rows in one text", () => {
  test.each([
    ["a spreadsheet", "Cola\t500ml, cold\tcola\nWater\t\twater\n"],
    ["a spreadsheet with Windows’ line ends", "Cola\t500ml, cold\tcola\r\nWater\t\twater\r\n"],
    ["a heading", "Title\tDescription\tID\nCola\t500ml, cold\tcola\nWater\t\twater"],
    ["a heading in another order", "row id\tName\tDetails\ncola\tCola\t500ml, cold\nwater\tWater\t"],
    ["a CSV file", '"title","description","id"\n"Cola","500ml, cold","cola"\nWater,,water\n'],
    ["a CSV file without a heading", 'Cola,"500ml, cold",cola\nWater,,water'],
    ["a CSV file with semicolons", "Title;Description;Id\nCola;500ml, cold;cola\nWater;;water"],
    [
      "a byte order mark and blank lines",
      "\ufefftitle\tdescription\tid\n\n\t\t\nCola\t500ml, cold\tcola\n\nWater\t\twater",
    ],
    [
      "a column that is no part of a row",
      "Title\tPrice\tDescription\tId\nCola\t2.50\t500ml, cold\tcola\nWater\t1\t\twater",
    ],
  ])("%s", (_, text) => {
    expect(draw(text)).toEqual(MENU);
  });

  test.each<[string, string, Short[]]>([
    [
      "lines",
      "Cola, large\nWater\n",
      [
        ["Cola, large", "", ""],
        ["Water", "", ""],
      ],
    ],
    [
      "lines under a name",
      "Options\nTitle",
      [
        ["Options", "", ""],
        ["Title", "", ""],
      ],
    ],
    ["a title’s name and lines", "Title\nCola", [["Cola", "", ""]]],
    [
      "bullets",
      "- Cola\n* Water\n• Tea\n3. Milk\n10) Rum",
      [
        ["Cola", "", ""],
        ["Water", "", ""],
        ["Tea", "", ""],
        ["Milk", "", ""],
        ["Rum", "", ""],
      ],
    ],
    ["one line", "Cola", [["Cola", "", ""]]],
    ["one line with a comma", "Cola, cold", [["Cola, cold", "", ""]]],
    ["quotes in a cell", 'Title,Description\n"The ""best""",x', [['The "best"', "x", ""]]],
    ["a line break in a cell", 'Title\tDescription\nCola\t"one\ntwo"', [["Cola", "one\ntwo", ""]]],
    ["nothing", " \n\t\n", []],
  ])("%s", (_, text, rows) => {
    expect(draw(text)).toEqual(rows);
  });

  test("it is said how the text was read", () => {
    expect(readRows("Title,Price,Id\nCola,2,cola")).toMatchObject({
      separator: "comma",
      isHeaded: true,
      ignored: ["Price"],
    });
    expect(readRows("Cola")).toMatchObject({ separator: "line", isHeaded: false, ignored: [], leftOut: 0 });
    expect(readRows("\n\nCola\t1\nTea\t2").rows.map(({ line }) => line)).toEqual([3, 4]);
  });
});

describe("what does not fit", () => {
  test.each([
    ["title", LIMITS.rowTitle.max, "Row title is 25 of 24 characters", (text: string) => `${text}\tx\ty`],
    [
      "description",
      LIMITS.rowDescription.max,
      "Description is 73 of 72 characters",
      (text: string) => `a\t${text}\ty`,
    ],
    ["id", LIMITS.rowId.max, "Row ID is 201 of 200 characters", (text: string) => `a\tx\t${text}`],
  ])("a %s at its limit fits, and one letter more does not", (field, max, words, write) => {
    expect(faults(write("z".repeat(max)))).toEqual([[]]);
    expect(faults(write("z".repeat(max + 1)))).toEqual([[`${field}: ${words}`]]);
  });

  test("a missing title, a fourth part, and what is there twice", () => {
    expect(faults("\tx\ta\nB\tx\ta\nB\ty\tb\textra", { taken: ["b"] })).toEqual([
      ["title: Row title is required"],
      ["id: Row ID “a” is that of line 1 too"],
      [
        "null: A row has three parts: “extra” was left out",
        "title: Row title “B” is that of line 2 too",
        "id: Row ID “b” is used by a row of the list",
      ],
    ]);
  });

  test("rows beyond the room are marked, and beyond what anybody reads left out", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `Row ${at}`).join("\n");
    expect(faults(many(11)).map(({ length }) => length)).toEqual([...Array(10).fill(0), 1]);
    expect(faults(many(3), { room: 1 }).map(({ length }) => length)).toEqual([0, 1, 1]);
    expect(readRows(many(INPUT_BOUNDS.items + 5))).toMatchObject({ leftOut: 5 });
  });

  test("any text gives rows, each with a line of the text, and quickly", () => {
    fc.assert(
      fc.property(fc.array(anyText), fc.constantFrom("\t", ",", "\n", '"', ";"), (texts, by) => {
        const text = texts.join(by);
        const lines = text.split(/\r\n?|\n/).length;
        for (const { line } of readRows(text).rows) expect(line >= 1 && line <= lines).toBe(true);
      }),
      { numRuns: 1000 },
    );
    for (const each of ['"', '""', "\t", ",", '"\n', "a\n", "- "]) {
      const start = performance.now();
      readRows(each.repeat(MOST_CHARACTERS));
      expect(performance.now() - start).toBeLessThan(5000);
    }
  });
});

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
