import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "@/e2e/fixtures/message/any-draft";
import { INPUT_BOUNDS, LIMITS } from "@/lib/message/limits";
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
      "Title\tStock\tDescription\tId\nCola\t2\t500ml, cold\tcola\nWater\t1\t\twater",
    ],
    ["a line that names the separator", "sep=;\nTitle;Description;Id\nCola;500ml, cold;cola\nWater;;water"],
    ["a line that names it, as Excel quotes it", '"sep=,"\r\nCola,"500ml, cold",cola\r\nWater,,water'],
    ["no heading, with semicolons", "Cola;500ml, cold;cola\nWater;;water"],
    ["an empty first column", "\tCola\t500ml, cold\tcola\n\tWater\t\twater"],
    [
      "an empty first column under a heading",
      "\tTitle\tDescription\tID\n\tCola\t500ml, cold\tcola\n\tWater\t\twater",
    ],
    ["running numbers", "1\tCola\t500ml, cold\tcola\n2\tWater\t\twater"],
    ["running numbers with dots", "1.\tCola\t500ml, cold\tcola\n2.\tWater\t\twater"],
    ["running numbers in the titles", "1. Cola\t500ml, cold\tcola\n2. Water\t\twater"],
    [
      "running numbers under a heading",
      "Nr.\tTitle\tDescription\tID\n1\tCola\t500ml, cold\tcola\n2\tWater\t\twater",
    ],
    [
      "Markdown",
      "| Title | Description | ID |\n|---|:---:|---|\n| Cola | 500ml, cold | cola |\n| Water | | water |",
    ],
    [
      "Markdown with a heading of its own",
      "| Drink | What | Name |\n| --- | --- | --- |\n| Cola | 500ml, cold | cola |\n| Water |  | water |",
    ],
    [
      "Markdown without bars at its ends",
      "Title | Description | ID\n--- | --- | ---\nCola | 500ml, cold | cola\nWater | | water",
    ],
    ["bars without a rule", "| Cola | 500ml, cold | cola |\n| Water | | water |"],
    ["a Spanish heading", "Título\tDescripción\tID\nCola\t500ml, cold\tcola\nWater\t\twater"],
    ["a Portuguese heading", "Nome;Descrição;Código\nCola;500ml, cold;cola\nWater;;water"],
    ["a German heading", "Bezeichnung;Beschreibung;Schlüssel\nCola;500ml, cold;cola\nWater;;water"],
    ["a French heading", "Intitulé\tDétails\tIdentifiant\nCola\t500ml, cold\tcola\nWater\t\twater"],
    ["an Italian heading", "Voce\tDescrizione\tCodice\nCola\t500ml, cold\tcola\nWater\t\twater"],
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
      "- Cola\n* Water\n• Tea",
      [
        ["Cola", "", ""],
        ["Water", "", ""],
        ["Tea", "", ""],
      ],
    ],
    [
      "numbered lines",
      "1. Cola\n2) Water\n3 - Tea",
      [
        ["Cola", "", ""],
        ["Water", "", ""],
        ["Tea", "", ""],
      ],
    ],
    [
      "numbers that do not run",
      "24. Dezember\n31. Dezember",
      [
        ["24. Dezember", "", ""],
        ["31. Dezember", "", ""],
      ],
    ],
    ["one line", "Cola", [["Cola", "", ""]]],
    ["one line with a comma", "Cola, cold", [["Cola, cold", "", ""]]],
    ["quotes in a cell", 'Title,Description\n"The ""best""",x', [['The "best"', "x", ""]]],
    ["a line break in a cell", 'Title\tDescription\nCola\t"one\ntwo"', [["Cola", "one two", ""]]],
    ["nothing", " \n\t\n", []],
  ])("%s", (_, text, rows) => {
    expect(draw(text)).toEqual(rows);
  });

  test("it is said how the text was read", () => {
    expect(readRows("Title,Stock,Id\nCola,2,cola")).toMatchObject({
      separator: "comma",
      isHeaded: true,
      ignored: ["Stock"],
    });
    expect(readRows("Cola")).toMatchObject({ separator: "line", isHeaded: false, ignored: [], leftOut: 0 });
    expect(readRows("\n\nCola\t1\nTea\t2").rows.map(({ line }) => line)).toEqual([3, 4]);
  });
});

describe("a heading in many words", () => {
  const isHeaded = (text: string) => readRows(text).isHeaded;
  test.each([
    "Nome do produto;Preço unitário;Descrição curta",
    "Nombre del producto\tPrecio (MXN)",
    "Nom de l’article;Prix TTC;Réf.",
    "Nome dell’articolo;Prezzo in €;Codice",
    "Nome prodotto;Prezzo unitario",
    "Artikelbezeichnung;Preis;Artikel-Nr.",
    "PRODUCT NAME\tUNIT PRICE\tSHORT DESCRIPTION",
    "menu_item,price_usd",
    "Item Name,Item Price",
    "Row title\tRow description\tRow ID",
    "Option\tDetails",
  ])("%s", (line) => {
    expect(isHeaded(`${line}\n${line.replace(/[^\t;,]+/g, "5")}`)).toBe(true);
  });

  test.each([
    "Option 1\tText 1",
    "Option A\tDetails here",
    "Burger\tNote",
    "Cola\tcode red",
    "Name tags\tPrice 10",
    "Menu\tSoup",
  ])("%s is a row", (line) => {
    expect(isHeaded(`${line}\nTea\thot`)).toBe(false);
  });
});

describe("a column of sections", () => {
  const sections = (text: string) => readRows(text).rows.map(({ section, title }) => `${section}/${title}`);

  test.each([
    "Section",
    "Category",
    "Categoría",
    "Categoria",
    "Kategorie",
    "Catégorie",
    "Sezione",
    "Section title",
  ])("named %s", (name) => {
    expect(sections(`${name}\tItem\nDrinks\tCola\nFood\tPizza`)).toEqual(["Drinks/Cola", "Food/Pizza"]);
  });

  test("goes on where cells are merged, and numbers may begin anew", () => {
    const text = "Section\tItem\tPrice\nDrinks\t1. Cola\t2,00\n\t2. Tea\t1,50\nFood\t1. Pizza\t9,00";
    expect(sections(text)).toEqual(["Drinks/Cola", "Drinks/Tea", "Food/Pizza"]);
  });

  test("a title over its limit is said", () => {
    expect(faults(`Section\tItem\n${"x".repeat(25)}\tCola`)).toEqual([
      ["section: Section title is 25 of 24 characters"],
    ]);
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
      ["id: Row ID “a” is also used in line 1"],
      [
        "null: A row has only three parts. “extra” was left out",
        "title: Row title “B” is also used in line 2",
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

  test("any text gives rows, each with a line of the text", () => {
    fc.assert(
      fc.property(fc.array(anyText), fc.constantFrom("\t", ",", "\n", '"', ";"), (texts, by) => {
        const text = texts.join(by);
        const lines = text.split(/\r\n?|\n/).length;
        for (const { line } of readRows(text).rows) expect(line >= 1 && line <= lines).toBe(true);
      }),
      { numRuns: 1000 },
    );
    for (const each of ['"', '""', "\t", ",", '"\n', "a\n", "- "]) {
      readRows(each.repeat(MOST_CHARACTERS));
    }
  });
});
