import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { makeToken } from "@/e2e/fixtures/store/known-account";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { POST } from "./route";

const opened = await openTestStore("libSQL");
const emitted: string[] = [];
let viewer: { Authorization: string };

beforeAll(async () => {
  setIdleOutbox(opened.store);
  viewer = await makeToken(opened.store, "viewer");
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => emitted.push(String(chunk)) > 0);
  }
});
afterAll(async () => {
  vi.restoreAllMocks();
  await opened.destroy();
});

const INSIDE = "https://169.254.169.254/latest/meta-data/";
const post = (headers: Record<string, string>) =>
  POST(
    new Request("http://localhost:3000/api/audio", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ url: INSIDE }),
    }),
  );

test("nobody that is not known has an address looked at", async () => {
  expect((await post({ Origin: "http://localhost:3000" })).status).toBe(401);
  expect((await post({ Origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await post({ Authorization: "Bearer menuet_nobody" })).status).toBe(401);
});

test("an account may ask ten times a minute, and no answer and no line of the log names an address", async () => {
  const answers = await Promise.all(Array.from({ length: 11 }, () => post(viewer)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array<number>(10).fill(200), 429]);
  const found = await answers.find(({ status }) => status === 200)?.json();
  const nothing = { size: null, type: null, duration: null, served: null, status: null };
  expect(found).toEqual({ verdict: "refused", isRedirected: false, ...nothing });
  expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(emitted.join("")).not.toContain("169.254");
});
