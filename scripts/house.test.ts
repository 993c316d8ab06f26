import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";

const ROOT = path.join(import.meta.dirname, "..");
const IS_SOURCE = /\.(?:ts|tsx|mjs|cjs)$/;
const IS_TEST = /\.test\.tsx?$/;

/** All source files of a folder except tests, as paths from the root. */
function findSources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.name === "node_modules") return [];
    if (entry.isDirectory()) return findSources(name);
    return IS_SOURCE.test(name) && !IS_TEST.test(name) ? [name] : [];
  });
}
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const countLines = (file: string) => read(file).trimEnd().split("\n").length;
const findLonger = (files: string[], max: number) =>
  files.map((file) => `${file}: ${countLines(file)}`).filter((line) => Number(line.split(": ")[1]) > max);

const PRODUCT = ["app", "components", "lib"].flatMap(findSources);
const ALL = [...PRODUCT, ...["e2e", "bench", "scripts"].flatMap(findSources)];

test("there is a house to look at", () => {
  expect(PRODUCT).toContain("app/page.tsx");
  expect(PRODUCT).toContain("lib/server/flowiq/sandbox.ts");
  expect(ALL).toContain("scripts/start.mjs");
});

describe("sizes", () => {
  test("no source file is longer than 300 lines", () => {
    expect(findLonger(ALL, 300)).toEqual([]);
  });

  test("a page is a table of contents of at most 25 lines", () => {
    const pages = PRODUCT.filter((file) => path.basename(file) === "page.tsx");
    expect(findLonger(pages, 25)).toEqual([]);
  });
});

describe("names", () => {
  const BANNED = /^(?:utils?|helpers?|common|misc|types|constants|index)$/;
  const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

  test("no file and no folder has a name that could hold anything", () => {
    const isBanned = (file: string) => file.split("/").some((part) => BANNED.test(part.split(".")[0] ?? ""));
    expect(ALL.filter(isBanned)).toEqual([]);
  });

  test("every file is named in small letters with hyphens", () => {
    expect(ALL.filter((file) => !KEBAB.test(path.basename(file).split(".")[0] ?? ""))).toEqual([]);
  });
});

describe("secrets", () => {
  test("only lib/server/settings.ts reads the environment", () => {
    const reads = /\bprocess\s*(?:\?\.|\.|\[)\s*["']?env\b|import\.meta\.env|["'](?:node:)?process["']/;
    expect(PRODUCT.filter((file) => reads.test(read(file)))).toEqual(["lib/server/settings.ts"]);
  });

  test("every file of a folder that stays on the server begins by saying so", () => {
    const isServerOnly = (file: string) => file.startsWith("lib/server/");
    const files = PRODUCT.filter(isServerOnly);
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !read(file).startsWith(`import "server-only";\n`))).toEqual([]);
  });
});

describe("versions", () => {
  const lockSchema = z.object({
    packages: z.record(z.string(), z.object({ version: z.optional(z.string()) })),
  });
  const { packages } = lockSchema.parse(JSON.parse(read("package-lock.json")));

  /** Every version of a package that the lock file installs, anywhere in the tree. */
  const findVersions = (name: string) =>
    Object.entries(packages)
      .filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
      .map(([, { version }]) => version ?? "");

  /** Compares numbers only, so a pre-release of the floor counts as the floor. */
  function isAtLeast(version: string, floor: string): boolean {
    const [have, want] = [version, floor].map((text) => text.split("-")[0]?.split(".").map(Number) ?? []);
    const at = [0, 1, 2].find((index) => have?.[index] !== want?.[index]);
    return at === undefined ? !version.includes("-") : (have?.[at] ?? 0) > (want?.[at] ?? 0);
  }

  const FLOORS = [
    ["next", "16.4.5"],
    ["react", "19.3.1"],
    ["react-dom", "19.3.1"],
    ["zod", "4.6.7"],
    ["sharp", "0.35.5"],
    ["better-auth", "1.7.25"],
    ["@better-auth/core", "1.7.25"],
    ["@better-auth/kysely-adapter", "1.7.25"],
    // In older versions, a crafted file can keep the parser busy forever.
    ["music-metadata", "11.16.1"],
    ["file-type", "21.3.4"],
  ] as const;

  test.each(FLOORS)("%s is installed at %s or later, everywhere in the tree", (name, floor) => {
    expect(findVersions(name).filter((version) => !isAtLeast(version, floor))).toEqual([]);
  });
});
