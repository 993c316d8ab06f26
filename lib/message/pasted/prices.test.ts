import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPrice } from "./find-columns";
import { readRows } from "./read-rows";

type Short = [string, string, string];
const draw = (text: string): Short[] =>
  readRows(text, { room: 100 }).rows.map(({ title, description, id }) => [title, description, id]);

describe("prices are neither ids nor cut at their comma", () => {
  test.each<[string, string, Short[]]>([
    ["one line", "X-Burger,R$ 25,00", [["X-Burger", "R$ 25,00", ""]]],
    [
      "lines",
      "X-Burger,R$ 25,00\nPizza,R$ 1.032,50",
      [
        ["X-Burger", "R$ 25,00", ""],
        ["Pizza", "R$ 1.032,50", ""],
      ],
    ],
    [
      "bare",
      "Burger,25,00\nPizza,30,50",
      [
        ["Burger", "25,00", ""],
        ["Pizza", "30,50", ""],
      ],
    ],
    [
      "between commas",
      "Burger,€ 3,50,burger\nPizza,€ 4,00,pizza",
      [
        ["Burger", "€ 3,50", "burger"],
        ["Pizza", "€ 4,00", "pizza"],
      ],
    ],
    [
      "an item and a price",
      "Item\t25,00\nTea\t$12",
      [
        ["Item", "25,00", ""],
        ["Tea", "$12", ""],
      ],
    ],
    [
      "third of three",
      "Burger\tBeef\tR 45\nPizza\tLarge\tR 60",
      [
        ["Burger", "Beef – R 45", ""],
        ["Pizza", "Large – R 60", ""],
      ],
    ],
    [
      "third of four",
      "Burger\tBeef\t25.00\tb1\nTea\t\t3.00\tt1",
      [
        ["Burger", "Beef – 25.00", "b1"],
        ["Tea", "3.00", "t1"],
      ],
    ],
    [
      "second, before words",
      "Burger\tR 45\tWith fries\nTea\tR 20\tHot",
      [
        ["Burger", "With fries – R 45", ""],
        ["Tea", "Hot – R 20", ""],
      ],
    ],
    [
      "second, before ids",
      "Burger\tR 45\tb1\nTea\tR 20\tt1",
      [
        ["Burger", "R 45", "b1"],
        ["Tea", "R 20", "t1"],
      ],
    ],
    [
      "among ids",
      "Burger\tBeef\tR 45\nTea\tHot\ttea",
      [
        ["Burger", "Beef – R 45", ""],
        ["Tea", "Hot", "tea"],
      ],
    ],
    [
      "under a heading",
      "Item\tPrice\nBurger\t45\nTea\t20",
      [
        ["Burger", "45", ""],
        ["Tea", "20", ""],
      ],
    ],
    ["under a heading with a currency", "Producto;Precio (MXN)\nAgua;15", [["Agua", "15", ""]]],
    [
      "under a heading by commas",
      "Produto,Preço\nX-Burger,25,00\nÁgua,5,00",
      [
        ["X-Burger", "25,00", ""],
        ["Água", "5,00", ""],
      ],
    ],
    [
      "under a heading with an id",
      'Title,Price,Id\nCola,2,cola\nTea,"3,50",tea',
      [
        ["Cola", "2", "cola"],
        ["Tea", "3,50", "tea"],
      ],
    ],
    ["with a heading that no word names", "Bebida da casa\tPreço\nSuco\t8,00", [["Suco", "8,00", ""]]],
    ["said already", "Title\tDescription\tPrice\nTea\tHot, R 20\tR 20", [["Tea", "Hot, R 20", ""]]],
    [
      "with running numbers",
      "1\tBurger\t25,00\n2\tTea\t3,00",
      [
        ["Burger", "25,00", ""],
        ["Tea", "3,00", ""],
      ],
    ],
  ])("%s", (_, text, rows) => {
    expect(draw(text)).toEqual(rows);
  });

  test("no price becomes an id, whatever is around it", () => {
    const price = fc.constantFrom("R$ 25,00", "€ 3,50", "25.00", "R 45", "$12", "1.250,00 €");
    const cell = fc.oneof(price, fc.constantFrom("a", "Beef", "b-1", "with cheese", ""));
    const line = fc.tuple(
      fc.constantFrom("Burger", "Tea", "Pizza"),
      fc.array(cell, { minLength: 1, maxLength: 3 }),
    );
    const table = fc.tuple(fc.array(line, { minLength: 1, maxLength: 5 }), fc.constantFrom("\t", ";"));
    fc.assert(
      fc.property(table, ([lines, by]) => {
        const text = lines.map(([title, cells]) => [title, ...cells].join(by)).join("\n");
        for (const { id } of readRows(text).rows) expect(isPrice(id), text).toBe(false);
      }),
    );
  });
});
