import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type FakeFlowIq, startFakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { KEY } from "./menuet";
import { audioFor } from "./post";
import { askByToken, sortStatuses, toStatuses, TwoServers } from "./two-servers";

const [ORDERS, RECIPIENTS, PER_SECOND] = [5, 400, 100];
const QUIET_MS = 1_000;
const START_MS = 30_000;
const PATIENCE = { timeout: 15_000, interval: 20 };
const BATCH = {
  message: { message_type: "audio", media_url: "https://example.com/hello.mp3" },
  recipients: Array.from({ length: RECIPIENTS }, (_, n) => `+1204555${1_000 + n}`),
};

let fake: FakeFlowIq;
let two: TwoServers;
beforeAll(async () => {
  fake = await startFakeFlowIq({ key: KEY });
  two = await TwoServers.start({
    FLOWIQ_BASE_URL: fake.url,
    MENUET_USER_SENDS_PER_MINUTE: String(ORDERS),
    MENUET_SENDS_PER_SECOND: String(PER_SECOND),
  });
}, START_MS);
beforeEach(() => fake.forget());
afterAll(async () => {
  await two.end();
  await fake.stop();
});

const send = (origin: string, secret: string, n: number) =>
  askByToken(origin, secret, "POST", "/api/send", audioFor(`+1206555${1_000 + n}`));
const countReceived = async () => (await fake.requests()).length;
const readSettled = () => two.servers.map(({ settled }) => settled);

/** Waits until both servers' workers have settled more sends than `before`. */
const waitForBoth = (before: number[]) =>
  vi.waitFor(() => {
    for (const [n, settled] of readSettled().entries()) expect(settled).toBeGreaterThan((before[n] ?? 0) + 5);
  }, PATIENCE);

const waitForNoneUnderWay = () =>
  vi.waitFor(async () => {
    const underWay = await two.store.query((db) =>
      db.selectFrom("sends").select("id").where("state", "=", "sending").execute(),
    );
    expect(underWay).toEqual([]);
  }, PATIENCE);

describe("two servers on one PostgreSQL", { timeout: 45_000 }, () => {
  test(`count one person's orders together: ${ORDERS} a minute in all, then 429 at both`, async () => {
    const { visitor } = await two.admit("sender");
    const { secret } = await two.issue(visitor, "sender");
    const orders = Array.from({ length: 2 * ORDERS }, (_, n) => send(two.pick(n), secret, n));
    expect(sortStatuses(await Promise.all(orders))).toEqual(toStatuses([200, ORDERS], [429, ORDERS]));
    for (const origin of [two.one, two.other]) {
      const slow = await send(origin, secret, 100);
      expect(slow.status).toBe(429);
      expect(Number(slow.retryAfter)).toBeGreaterThan(0);
      expect(Number(slow.retryAfter)).toBeLessThanOrEqual(60);
    }
    expect(await countReceived()).toBe(ORDERS);
  });

  test("stop together when one is stopped, workers too, and go on together when the other is let", async () => {
    const { visitor } = await two.admit("owner");
    const { secret } = await two.issue(visitor, "owner");
    const set = (origin: string, is_stopped: boolean) =>
      askByToken(origin, secret, "POST", "/api/sending", { is_stopped });
    const atFirst = readSettled();
    expect((await askByToken(two.one, secret, "POST", "/api/batches", BATCH)).status).toBe(201);
    await waitForBoth(atFirst);

    expect((await set(two.one, true)).status).toBe(200);
    await waitForNoneUnderWay();
    const atStop = await countReceived();
    expect(atStop).toBeLessThan(RECIPIENTS);
    expect((await send(two.other, secret, 201)).status).toBe(503);
    expect((await send(two.one, secret, 202)).status).toBe(503);
    await pause(QUIET_MS);
    expect(await countReceived()).toBe(atStop);

    const settledAtStop = readSettled();
    expect((await set(two.other, false)).status).toBe(200);
    await waitForBoth(settledAtStop);
    expect((await send(two.one, secret, 203)).status).toBeLessThan(300);
    await vi.waitFor(async () => expect(await countReceived()).toBe(RECIPIENTS + 1), PATIENCE);
    const reached = (await fake.requests()).map(({ recipient }) => recipient);
    expect(new Set(reached).size).toBe(RECIPIENTS + 1);
  });
});
