import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN_HEADERS } from "../fixtures/known-person.mjs";
import { type FakeFlowIq, startFakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { admitKnownToken } from "@/e2e/fixtures/store/known-people";
import { makePlace, type Place } from "@/e2e/fixtures/store/store-under-test";
import { batchViewSchema, type BatchView } from "@/lib/api/batch";
import { findFreePort, KEY, Menuet } from "./menuet";
import { post } from "./post";

const RECIPIENTS = 1_000;
const PER_SECOND = 20;
const LOOK_MS = 200;

let fake: FakeFlowIq;
let place: Place;
let menuet: Menuet;
beforeAll(async () => void (fake = await startFakeFlowIq({ key: KEY })));
afterAll(() => fake.stop());
beforeEach(async () => {
  place = await makePlace("libSQL");
  await admitKnownToken(place.environment);
  const pace = { MENUET_SENDS_PER_SECOND: String(PER_SECOND), MENUET_RECIPIENT_SECONDS: "6" };
  menuet = new Menuet(await findFreePort(), {
    ...place.environment,
    ...pace,
    FLOWIQ_BASE_URL: fake.url,
  });
  await menuet.waitForHealth();
});
afterEach(async () => {
  await menuet.kill();
  await place.destroy();
});

const look = async (id: string): Promise<BatchView> =>
  batchViewSchema.parse(
    await (await fetch(`${menuet.origin}/api/batches/${id}`, { headers: KNOWN_HEADERS })).json(),
  );
const act = async (id: string, action: string): Promise<BatchView> =>
  batchViewSchema.parse(
    await (
      await fetch(`${menuet.origin}/api/batches/${id}`, {
        method: "POST",
        headers: { ...KNOWN_HEADERS, "Content-Type": "application/json" },
        body: JSON.stringify({ action }),
      })
    ).json(),
  );
const countReceived = async () => (await fake.requests()).length;

/** Polls the batch: its counts add up, never fall, and match what FlowIQ has received. */
async function watch(id: string, ms: number): Promise<BatchView> {
  const end = performance.now() + ms;
  let last = await look(id);
  while (performance.now() < end) {
    await pause(LOOK_MS);
    const before = await countReceived();
    const view = await look(id);
    const after = await countReceived();
    expect(Object.values(view.counts).reduce((sum, count) => sum + count)).toBe(RECIPIENTS);
    expect(view.counts.accepted).toBeGreaterThanOrEqual(last.counts.accepted);
    expect(view.counts.accepted).toBeLessThanOrEqual(after);
    expect(view.counts.accepted + view.counts.sending).toBeGreaterThanOrEqual(before);
    last = view;
  }
  return last;
}

test(
  "a thousand go out at twenty a second; a pause and a cancel take effect within a second",
  { timeout: 60_000 },
  async () => {
    const message = { message_type: "audio", media_url: "https://example.com/hello.mp3" };
    const recipients = Array.from({ length: RECIPIENTS }, (_, n) => `+1204555${1_000 + n}`);
    const { id = "", status } = await post(menuet.origin, "k", { message, recipients }, "/api/batches");
    expect(status).toBe(201);

    const first = await look(id);
    const { counts } = await watch(id, 8_000);
    const rate = (counts.accepted - first.counts.accepted) / 8;
    expect(rate).toBeGreaterThan(PER_SECOND * 0.7);
    expect(rate).toBeLessThan(PER_SECOND * 1.15);

    await act(id, "pause");
    await pause(1_000);
    const atPause = await countReceived();
    expect(await watch(id, 2_000)).toMatchObject({ is_paused: true });
    expect(await countReceived()).toBe(atPause);

    await act(id, "resume");
    await expect.poll(countReceived).toBeGreaterThan(atPause + 20);

    const asked = performance.now();
    const cancelled = await act(id, "cancel");
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect(cancelled.counts.queued).toBe(0);
    await expect.poll(async () => (await look(id)).counts.sending).toBe(0);
    const end = await look(id);
    expect(end.counts.accepted).toBe(await countReceived());
    expect(end.counts.accepted + end.counts.cancelled).toBe(RECIPIENTS);
    const reached = (await fake.requests()).map(({ recipient }) => recipient);
    expect(new Set(reached).size).toBe(reached.length);
  },
);
