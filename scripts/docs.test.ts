import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";

const ROOT = path.join(import.meta.dirname, "..");
const FOLDERS = ["app", "bench", "components", "docs", "e2e", "lib", "scripts"];
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** All files and folders inside a folder, recursively, as paths from the root. */
const findAll = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.name === "node_modules") return [];
    return entry.isDirectory() ? [name, ...findAll(name)] : [name];
  });
const ALL = FOLDERS.flatMap(findAll);
const DOCS = ["README.md", "SECURITY.md", "bench/README.md", ...findAll("docs")].filter((file) =>
  file.endsWith(".md"),
);

const findMatches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, one = ""]) => one);
const findIn = (pattern: RegExp) => DOCS.flatMap((doc) => findMatches(read(doc), pattern));

const IS_PATH = new RegExp(`^(?:${FOLDERS.join("|")})(?:/[\\w.*@[\\]-]+)*/?$`);
const IS_FILE = /^[\w@[\]-]+(?:\/[\w.@[\]-]+)*\.(?:tsx?|mjs|cjs|md|sql)$/;

/** Only created by a run, and ignored by git. */
const MADE = /^bench\/results\//;

/**
 * Takes a path from the root, with `*` and `**`, or the end of a path whose folder the text names.
 */
function exists(name: string): boolean {
  const plain = name.replace(/\/$/, "");
  if (existsSync(path.join(ROOT, plain))) return true;
  const stars: Record<string, string> = { "**/": "(?:.+/)?", "*": "[^/]*" };
  const pattern = plain.replace(/\*\*\/|\*|[.[\]]/g, (sign) => stars[sign] ?? `\\${sign}`);
  const isIt = new RegExp(IS_PATH.test(name) ? `^${pattern}$` : `/${pattern}$`);
  return ALL.some((file) => isIt.test(file));
}

describe("the documents", () => {
  const named = findIn(/`([^`\n]+)`/g).filter((text) => text.includes("/") || IS_FILE.test(text));
  const paths = named.filter((text) => IS_PATH.test(text) || IS_FILE.test(text));

  test("name no file and no folder that is not there", () => {
    expect(paths.length).toBeGreaterThan(60);
    expect(paths.filter((name) => !MADE.test(name) && !exists(name))).toEqual([]);
  });

  test("link to nothing that is not there", () => {
    const links = DOCS.flatMap((doc) =>
      findMatches(read(doc), /\]\(([^)#\s]+)[^)]*\)/g)
        .filter((link) => !/^[a-z]+:/.test(link))
        .map((link) => path.join(path.dirname(doc), link)),
    );
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((link) => !existsSync(path.join(ROOT, link)))).toEqual([]);
  });

  test("name no command that package.json does not have", () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read("package.json")));
    const commands = findIn(/\bnpm run ([\w:]+)/g);
    expect(commands).toContain("test:proxy");
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe("settings", () => {
  const NAME = /\b(MENUET_[A-Z_]+|FLOWIQ_[A-Z_]+|DATABASE_URL|APP_ORIGIN)\b/g;
  const known = new Set(
    ALL.filter((file) => /^lib\/server\/.*\.ts$/.test(file) && !/\.test\./.test(file))
      .flatMap((file) => findMatches(read(file), NAME))
      .filter((name) => name !== "MENUET_"),
  );

  test.each(["docs/settings.md", ".env.example"])(
    "%s has each that the server reads, and no other",
    (file) => {
      expect(known.size).toBeGreaterThan(10);
      expect([...new Set(findMatches(read(file), NAME))].sort()).toEqual([...known].sort());
    },
  );
});
