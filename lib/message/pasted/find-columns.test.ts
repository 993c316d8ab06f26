import { expect, test } from "vitest";
import { hideCommas, isPrice, showCommas } from "./find-columns";

test.each([
  ..."R$ 25,00|R$25,00|R$ 1.250,00|€ 3,50|3,50 €|€3|25.00|25,00|1,250.00|R 45|R45.00|R 1 250,00|$12|US$ 12|12 USD|EUR 3".split(
    "|",
  ),
  ..."from R 45|R 45 pp|R$ 25,00 / kg|$12 each|€ 5 (small)|ab 5,00|desde $12|RM 12|Rp 20.000|K 50|25 euros|N$ 50|MT 200|£4.50|₹ 120|Rs. 120|KSh 200|120 kr|25,-|CHF 12.50|S/ 18.90|Bs. 30|35 zł|₦1,500|MXN 85|12,5 €".split(
    "|",
  ),
])("%s is a price", (text) => {
  expect(isPrice(text)).toBe(true);
});

test.each([
  "",
  "45",
  "2024",
  "burger-1",
  "R1",
  "B12",
  "SKU 45",
  "XL 45",
  "25,00 or so",
  "12.5",
  "cola",
  "1.2.3",
  "27821234567",
  "500ml",
])("%j is none", (text) => {
  expect(isPrice(text)).toBe(false);
});

test.each([
  ["X-Burger,R$ 25,00", ["X-Burger", "R$ 25,00"]],
  ["Burger,25,00,beef", ["Burger", "25,00", "beef"]],
  ["Burger,R$ 1.250,00", ["Burger", "R$ 1.250,00"]],
  ["Burger,$1,250.00", ["Burger", "$1,250.00"]],
  ["Burger,25,-", ["Burger", "25,-"]],
  ["Coca-Cola 1,5 L,8,00", ["Coca-Cola 1,5 L", "8,00"]],
  ["Milk 0,25l,€ 1,20", ["Milk 0,25l", "€ 1,20"]],
  ["a,b,c", ["a", "b", "c"]],
  ["Cola,500ml,cola", ["Cola", "500ml", "cola"]],
  ["a,1,2", ["a", "1", "2"]],
  ["a,10, 20", ["a", "10", " 20"]],
])("%s has its cells", (line, cells) => {
  expect(hideCommas(line).split(",").map(showCommas)).toEqual(cells);
});
