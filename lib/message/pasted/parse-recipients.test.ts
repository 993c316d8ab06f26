import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRecipients } from "./parse-recipients";

const anyNumber = fc.oneof(
  fc.integer({ min: 0, max: 9_999_999 }).map((digits) => `+2782${String(digits).padStart(7, "0")}`),
  fc.integer({ min: 100, max: 199 }).map((digits) => `+12025550${digits}`),
  fc.integer({ min: 0, max: 999_999 }).map((digits) => `+447700${String(digits).padStart(6, "0")}`),
);
const anySeparator = fc.constantFrom(
  ",",
  ";",
  "\t",
  "\n",
  "\r\n",
  "\r",
  ", ",
  " ; ",
  "\n\n",
  ",,",
  "\t\t",
  " \n ",
);
const anySpelling = fc.constantFrom(
  (number: string) => number,
  (number: string) => ` ${number} `,
  (number: string) => `"${number}"`,
  (number: string) => number.replace("+", "00"),
  (number: string) => number.replace(/^\+(\d\d)/, "+$1 "),
  (number: string) => `https://wa.me/${number.slice(1)}`,
  (number: string) => `'${number}`,
);
const find = (text: string) => {
  const { numbers, leftOut } = parseRecipients(text, "ZA");
  return {
    numbers,
    leftOut: leftOut.map(({ line, column, text: words, kind }) => [line, column, words, kind]),
  };
};

describe("numbers out of any text", () => {
  test("a list of numbers comes back, whatever stands between them and however each is spelt", () => {
    const anyItem = fc.tuple(anyNumber, anySpelling, anySeparator);
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 60 }), (items) => {
        const text = items.map(([number, spell, separator]) => spell(number) + separator).join("");
        const { numbers, leftOut } = parseRecipients(text);
        expect(numbers).toEqual([...new Set(items.map(([number]) => number))]);
        expect(leftOut.every(({ kind }) => kind === "double")).toBe(true);
        expect(numbers.length + leftOut.length).toBe(items.length);
      }),
    );
  });

  test("a column of numbers comes back, wherever it stands among names", () => {
    const anyName = fc.stringMatching(/^[A-Za-z][A-Za-z ",;]{0,12}$/);
    const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.uniqueArray(anyNumber, { minLength: 2, maxLength: 30 }),
        fc.array(anyName, { minLength: 30, maxLength: 30 }),
        fc.constantFrom(",", ";", "\t"),
        fc.boolean(),
        fc.constantFrom("", "Name|Phone\n", "First name|Mobile number\n"),
        (numbers, names, separator, isNameFirst, heading) => {
          const order = (cells: string[]) => (isNameFirst ? cells : cells.toReversed()).join(separator);
          const rows = numbers.map((number, index) => order([quote(names[index] ?? "x"), number]));
          const text = `\ufeff${heading && order(heading.trim().split("|")) + "\n"}${rows.join("\r\n")}`;
          expect(parseRecipients(text)).toMatchObject({ numbers, leftOut: [] });
        },
      ),
    );
  });

  test("no text makes it fail, and every number that it finds is one", () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc
        .array(
          fc.constantFrom('"', ",", ";", "\t", "\n", "\r", "+27821234567", "0", "x", " ", "phone", "\ufeff"),
          {
            maxLength: 200,
          },
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const { numbers } = parseRecipients(text, "ZA");
        expect(numbers.filter((number) => !/^\+[1-9]\d{6,14}$/.test(number))).toEqual([]);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
    );
  });

  test.each([
    ["quotes", '"'],
    ["quotes that open cells and never close", '"a,'],
    ["separators", ","],
    ["empty lines", "\r\n"],
    ["short numbers", "1,"],
    ["digits", "1"],
    ["pluses", "+"],
    ["brackets", "(((((+27"],
    ["blanks", " "],
    ["blanks between quotes", ' "" '],
    ["numbers", "+27821234567\n"],
    ["almost numbers", "+2782123456x,"],
  ])("a megabyte of %s is read to its end", (_what, part) => {
    expect(() => parseRecipients(part.repeat(1_000_000 / part.length), "ZA")).not.toThrow();
  });
});

describe("lists and tables", () => {
  test.each([
    [
      "national numbers of the chosen country",
      "082 123 4567\n(083) 123-4567",
      ["+27821234567", "+27831234567"],
    ],
    [
      "a heading over a list of several a line",
      "Numbers\n0821234567, 0831234567\n0841234567",
      ["+27821234567", "+27831234567", "+27841234567"],
    ],
    ["a heading over one column", "WhatsApp\n27821234567\n27831234567", ["+27821234567", "+27831234567"]],
    [
      "an order number beside the phone's",
      "Order number,Phone\n1001,0821234567\n1002,0831234567",
      ["+27821234567", "+27831234567"],
    ],
    [
      "dates beside numbers, with no heading",
      "2026-01-02,Anna,0821234567\n2026-01-03,Ben,0831234567",
      ["+27821234567", "+27831234567"],
    ],
    [
      "commas inside a table of semicolons",
      "Anna;0821234567;Cape Town, South Africa\nBen;0831234567;Soweto",
      ["+27821234567", "+27831234567"],
    ],
    [
      "a heading of other words",
      "Who,Where to\nAnna,0821234567\nBen,0831234567",
      ["+27821234567", "+27831234567"],
    ],
    [
      "what a spreadsheet writes to keep a plus",
      `="+27821234567"\n'+27831234567`,
      ["+27821234567", "+27831234567"],
    ],
  ])("%s", (_what, text, numbers) => {
    expect(find(text)).toEqual({ numbers, leftOut: [] });
  });

  test("what cannot be read and what stands there twice is named by line and cell", () => {
    expect(find("0821234567, abc\n\n+27 82 123 4567;12\n2.7821E+11")).toEqual({
      numbers: ["+27821234567"],
      leftOut: [
        [1, 2, "abc", "unreadable"],
        [3, 1, "+27 82 123 4567", "double"],
        [3, 2, "12", "unreadable"],
        [4, 1, "2.7821E+11", "unreadable"],
      ],
    });
  });

  test("a row of a table without a number is not lost, and a new line inside a cell counts as one", () => {
    const text = 'Name,Phone\n"Anna\nSmith",0821234567\nBen,\nCleo,nope';
    expect(find(text).leftOut).toEqual([
      [4, 2, "", "unreadable"],
      [5, 2, "nope", "unreadable"],
    ]);
    expect(parseRecipients(text, "ZA")).toMatchObject({ numbers: ["+27821234567"], from: "Phone" });
  });

  test("where every column holds numbers none is left out", () => {
    expect(find("0821234567,0831234567\n0841234567,0721234567").numbers).toHaveLength(4);
  });

  test("numbers of no known range are kept and named", () => {
    expect(parseRecipients("+12005550123, +27821234567").doubtful).toEqual(["+12005550123"]);
  });
});
