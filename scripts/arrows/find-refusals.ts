import path from "node:path";
import { ESLint } from "eslint";
import { expect } from "vitest";

export const ROOT = path.join(import.meta.dirname, "../..");
export const eslint = new ESLint({ cwd: ROOT });
/** Loading every plugin takes seconds on a busy machine. */
export const TIMEOUT_MS = 60_000;

/** The rules of the arrows that a line breaks as a file of that folder. */
export async function findRefusals(folder: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, {
    filePath: path.join(ROOT, folder, "a-new-file.tsx"),
  });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.map(({ ruleId }) => ruleId ?? "").filter((rule) => rule.startsWith("no-restricted-"));
}

export const toCases = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([folder, names]) => names.map((name) => [folder, name] as const));
