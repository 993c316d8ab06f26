import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "../..");
const MOST = 5;

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const LISTED = [
  ...(/^## A keystroke$([^]*?)^## /m.exec(read("docs/architecture.md"))?.[1] ?? "").matchAll(
    /^\d+\. `(.+)`$/gm,
  ),
].map(([, file = ""]) => file);

/** Whether one file imports the other's values. */
const isImporting = (from: string, to: string): boolean => {
  const name = path.basename(to).replace(/\.tsx?$/, "");
  return new RegExp(`^import [^;]*from "[^"]*/${name}";$`, "m").test(read(from));
};

test("a key reaches the counter and the preview through the files that docs/architecture.md lists", () => {
  const [field = "", input = "", draft = "", store = "", preview = ""] = LISTED;
  expect(LISTED.length).toBeLessThanOrEqual(MOST);
  expect(isImporting(field, input)).toBe(true);
  expect(isImporting(input, draft)).toBe(true);
  expect(isImporting(draft, store)).toBe(true);
  expect(isImporting(field, draft)).toBe(true);
  expect(isImporting(preview, draft)).toBe(true);
  expect(read(field)).toContain("<Counter");
  expect(read(input)).toContain("store.type(");
  expect(read(preview)).toContain("<Chat");
});
