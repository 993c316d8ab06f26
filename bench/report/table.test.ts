import { expect, test } from "vitest";
import { formatTable, toRows } from "./table.mjs";

const key = (name: string, throttle: number, p50: number) => ({ name, throttle, p50, p95: p50 * 2 });

test("a peer's ratio is over Menuet's body under the same throttle", () => {
  const rows = toRows({
    keystroke: [key("menuet-body", 1, 10), key("puck", 1, 15), key("menuet-body", 4, 20), key("puck", 4, 50)],
  });
  expect(rows.map(({ ratio }) => ratio)).toEqual(["1.000", "1.500", "1.000", "2.500"]);
});

test("peers measured alone have no ratio", () => {
  expect(toRows({ keystroke: [key("puck", 1, 15)] })[0]).toMatchObject({ p50: "15.0 ms", ratio: "–" });
});

test("the route's cost stands beside a bare route's, their ratios over the direct call", () => {
  const way = (p50: number, difference?: number, ratio?: number) => ({ p50, p95: p50, difference, ratio });
  const send = [{ delayMs: 0, route: way(3, 1.5, 2), bareRoute: way(2.4, 0.9, 1.6), direct: way(1.5) }];
  expect(toRows({ send }).map(({ p50, ratio }) => [p50, ratio])).toEqual([
    ["1.5 ms", "–"],
    ["3.0 ms", "2.000"],
    ["+1.5 ms", "–"],
    ["2.4 ms", "1.600"],
    ["+0.9 ms", "–"],
  ]);
});

test("the proof sheet has its first picture and its flags in lines of their own", () => {
  const proof = { painted: { p50: 300, p95: 410 }, flagged: { p50: 900, p95: 1200 } };
  expect(toRows({ proof }).map(({ what, p50, p95 }) => [what, p50, p95])).toEqual([
    ["Proof sheet, 24 looks of 100 rows: painted", "300.0 ms", "410.0 ms"],
    ["Proof sheet, 24 looks of 100 rows: all laid out and flagged", "900.0 ms", "1200.0 ms"],
  ]);
});

test("a question's ratio is over the smallest store of its kind", () => {
  const ask = (store: string, count: number, p50: number) => ({
    store,
    count,
    what: "first page",
    p50,
    p95: p50,
  });
  const history = [ask("libSQL", 10_000, 2), ask("libSQL", 1_000_000, 3), ask("PostgreSQL", 10_000, 4)];
  expect(toRows({ history }).map(({ what, ratio }) => [what, ratio])).toEqual([
    ["libSQL, 10,000 sends: first page", "–"],
    ["libSQL, 1,000,000 sends: first page", "1.500"],
    ["PostgreSQL, 10,000 sends: first page", "–"],
  ]);
});

test("an accessibility audit that is not passed has a line of its own", () => {
  const failures = [{ id: "color-contrast", title: "Contrast is too low" }];
  const rows = toRows({
    lighthouse: { performance: 99, signIn: 100, bare: 100, accessibility: 95, failures },
  });
  expect(rows.map(({ what }) => what)).toContain("  not passed: color-contrast (Contrast is too low)");
});

test("columns are as wide as their widest cell", () => {
  const lines = formatTable(toRows({ size: { named: 2048, fetched: 10_240 } })).split("\n");
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines[2]).toMatch(/named by the HTML\s+2\.0 KB/);
});

test("the server's memory is given in whole megabytes", () => {
  const [before, most, after] = [134, 198, 190].map((megabytes) => megabytes * 1024 * 1024);
  expect(toRows({ memory: { sends: 10_000, before, most, after } }).map(({ p50 }) => p50)).toEqual([
    "134 MB",
    "198 MB",
    "190 MB",
  ]);
});
