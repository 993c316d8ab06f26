import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { keepSends } from "../../../bench/history/keep-sends";
import { makeToken } from "@/e2e/fixtures/store/known-account";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { answerMetrics } from "@/lib/server/answer-metrics";
import { countSettled, timeUpstream } from "@/lib/server/process-metrics";
import { StoreError } from "@/lib/server/db/store-error";

const opened = await openTestStore("libSQL");
const { store } = opened;

let owner: { Authorization: string };

beforeAll(async () => {
  setIdleOutbox(store);
  owner = await makeToken(store, "owner");
});
beforeEach(() => {
  globalThis.menuetCounted = undefined;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await opened.destroy();
});

const SAMPLE = /^([a-z_]+)(\{[a-z]+="[^"\\]*"(?:,[a-z]+="[^"\\]*")*\})? (\d+(?:\.\d+)?)$/;

async function scrape(): Promise<{ text: string; figures: Map<string, number> }> {
  const { GET } = await import("./route");
  return readFigures(await GET(new Request("http://localhost:3000/api/metrics", { headers: owner })));
}

/**
 * Samples by name and labels, after checking that each line is valid and each name declared once.
 */
async function readFigures(answer: Response): Promise<{ text: string; figures: Map<string, number> }> {
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await answer.text();
  const lines = text.trimEnd().split("\n");
  const declared = lines.filter((line) => line.startsWith("# TYPE")).map((line) => line.split(" ")[2]);
  expect(new Set(declared).size).toBe(declared.length);
  const samples = lines.filter((line) => !line.startsWith("# "));
  expect(samples.filter((line) => !SAMPLE.test(line))).toEqual([]);
  const figures = samples.map((line) => line.split(/ (?=[^ ]+$)/) as [string, string]);
  return { text, figures: new Map(figures.map(([name, value]) => [name, Number(value)])) };
}

const settle = (state: "accepted" | "rejected" | "unknown" | "cancelled" | "closed" | "queued", ms: number) =>
  countSettled({ progress: { state }, createdAt: 1_000, changedAt: 1_000 + ms });

test("sends that settled are counted by state, and verdicts by how long they took", async () => {
  settle("accepted", 80);
  settle("accepted", 700);
  settle("unknown", 45_000);
  settle("cancelled", 5);
  settle("queued", 5);
  const { figures } = await scrape();
  expect(figures.get('menuet_sends_total{state="accepted"}')).toBe(2);
  expect(figures.get('menuet_sends_total{state="unknown"}')).toBe(1);
  expect(figures.get('menuet_sends_total{state="cancelled"}')).toBe(1);
  expect(figures.get('menuet_sends_total{state="rejected"}')).toBe(0);
  expect(figures.has('menuet_sends_total{state="queued"}')).toBe(false);
  expect(figures.get('menuet_send_settle_seconds_bucket{le="0.1"}')).toBe(1);
  expect(figures.get('menuet_send_settle_seconds_bucket{le="1"}')).toBe(2);
  expect(figures.get("menuet_send_settle_seconds_count")).toBe(3);
  expect(figures.get("menuet_send_settle_seconds_sum")).toBe(45.78);
});

test("a request to FlowIQ is timed, whether it ends well or not", async () => {
  const times = [0, 200, 1_000, 4_000];
  const clock = () => times.shift() ?? 0;
  expect(await timeUpstream(async () => "answered", clock)).toBe("answered");
  await expect(timeUpstream(() => Promise.reject(new Error("bug")), clock)).rejects.toThrow("bug");
  const { figures } = await scrape();
  expect(figures.get('menuet_upstream_seconds_bucket{le="0.25"}')).toBe(1);
  expect(figures.get("menuet_upstream_seconds_count")).toBe(2);
  expect(figures.get("menuet_upstream_seconds_sum")).toBe(3.2);
});

test("what the store holds open is told, and how long the oldest has waited", async () => {
  const empty = await scrape();
  expect(empty.figures.get("menuet_queue_oldest_seconds")).toBe(0);
  const states = ["queued", "accepted", "unknown", "sending", "queued", "queued", "unknown"] as const;
  await keepSends(
    store,
    Date.now(),
    states.map((state) => ({ state })),
  );
  const { figures } = await scrape();
  expect(figures.get("menuet_store_up")).toBe(1);
  expect(figures.get("menuet_queue_length")).toBe(3);
  expect(figures.get('menuet_sends_open{state="sending"}')).toBe(1);
  expect(figures.get("menuet_sends_unknown")).toBe(2);
  expect(figures.get("menuet_queue_oldest_seconds")).toBeGreaterThanOrEqual(7 * 60);
  expect(figures.get("menuet_queue_oldest_seconds")).toBeLessThan(8 * 60);
});

test("a store that is away is told, and what was counted is still there", async () => {
  settle("rejected", 10);
  const query = vi.spyOn(store, "query").mockRejectedValue(new StoreError("unavailable"));
  const answer = await answerMetrics(store, { version: "1.0.0", mode: "sandbox" }, Date.now());
  const { figures } = await readFigures(answer);
  query.mockRestore();
  expect(figures.get("menuet_store_up")).toBe(0);
  expect(figures.has("menuet_queue_length")).toBe(false);
  expect(figures.get('menuet_sends_total{state="rejected"}')).toBe(1);
});

test("with the store away nobody's right to ask can be known", async () => {
  const query = vi.spyOn(store, "query").mockRejectedValue(new StoreError("unavailable"));
  const { GET } = await import("./route");
  const answer = await GET(new Request("http://localhost:3000/api/metrics", { headers: owner }));
  query.mockRestore();
  expect(answer.status).toBe(503);
});

test("what runs is told, and no number, key or id is", async () => {
  await keepSends(store, Date.now(), [{ state: "unknown", idempotency_key: "a secret" }]);
  const { text, figures } = await scrape();
  expect(text).toMatch(/menuet_build_info\{version="\d+\.\d+\.\d+",mode="sandbox",node="v\d+[.\d]+"\} 1/);
  expect(figures.get("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
  const rows = await store.query((db) => db.selectFrom("sends").selectAll().execute());
  const secrets = rows.flatMap((row) => [row.id, row.recipient, row.idempotency_key, row.author]);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

test("a sender is not told", async () => {
  const { GET } = await import("./route");
  const headers = await makeToken(store, "sender");
  expect((await GET(new Request("http://localhost:3000/api/metrics", { headers }))).status).toBe(403);
});
