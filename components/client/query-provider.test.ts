// @vitest-environment jsdom
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { onlineManager } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { makeQueryClient } from "./query-provider";

const ROOT = process.cwd();
const listSources = (folder: string) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.join(folder, file));
const findSources = (pattern: RegExp) =>
  [...listSources("app"), ...listSources("components")].filter((file) =>
    pattern.test(readFileSync(path.join(ROOT, file), "utf8")),
  );

afterEach(() => onlineManager.setOnline(true));

test("every request of the app goes through this client: no other is made, and none is set otherwise", () => {
  expect(findSources(/new QueryClient\(/)).toEqual(["components/client/query-provider.tsx"]);
  expect(findSources(/networkMode/)).toEqual(["components/client/query-provider.tsx"]);
});

test("what is asked while the browser is offline is refused at once, and never goes out later", async () => {
  onlineManager.setOnline(false);
  const client = makeQueryClient();
  const refuse = vi.fn(() => Promise.reject(new Error("offline")));
  const mutation = client.getMutationCache().build(client, { mutationFn: refuse });
  await expect(mutation.execute(undefined)).rejects.toThrow("offline");
  await expect(client.fetchQuery({ queryKey: ["q"], queryFn: refuse })).rejects.toThrow("offline");
  expect(mutation.state.isPaused).toBe(false);
  onlineManager.setOnline(true);
  await client.resumePausedMutations();
  expect(refuse).toHaveBeenCalledTimes(2);
});
