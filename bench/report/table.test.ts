import { expect, test } from "vitest";
import { formatTable, toRows } from "./table.mjs";

const key = (name: string, p50: number, lost?: number) => ({ name, p50, p95: p50 * 2, lost });

test("a composer's ratio is over the same place at the earlier commit, a peer's over today's full list", () => {
  const keystroke = [
    key("menuet-100-body", 40, 0),
    key("earlier-100-body", 50),
    key("menuet-10-title", 22),
    key("earlier-10-title", 20),
    key("puck", 100),
  ];
  expect(toRows({ keystroke }).map(({ p50, ratio }) => [p50, ratio])).toEqual([
    ["40.0 ms", "0.800"],
    ["0", "–"],
    ["50.0 ms", "1.000"],
    ["22.0 ms", "1.100"],
    ["20.0 ms", "1.000"],
    ["100.0 ms", "2.500"],
  ]);
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

test("each page has its scores, and an audit that is not passed a line of its own", () => {
  const failures = [{ page: "/view", id: "color-contrast", title: "Contrast is too low" }];
  const pages = [{ page: "/", scores: { performance: 80, seo: 100 } }];
  expect(toRows({ lighthouse: { pages, failures } }).map(({ what, p50 }) => [what, p50])).toEqual([
    ["Lighthouse, mobile, /: performance", "80"],
    ["Lighthouse, mobile, /: seo", "100"],
    ["  not passed on /view: color-contrast (Contrast is too low)", "–"],
  ]);
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
