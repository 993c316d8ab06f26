import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type FakeFlowIq, startFakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { admitKnownToken } from "@/e2e/fixtures/store/known-people";
import { makePlace, type Place } from "@/e2e/fixtures/store/store-under-test";
import { openStore } from "@/lib/server/db/server-store";
import type { Store } from "@/lib/server/db/store";
import { type KeptSend, readSaved } from "./kept";
import { findFreePort, KEY, Menuet } from "./menuet";
import { post } from "./post";

const SENDS = 2_000;
const BATCH = 1_000;
const PATIENCE = { timeout: 90_000, interval: 200 };

let fake: FakeFlowIq;
beforeAll(async () => void (fake = await startFakeFlowIq({ key: KEY })));
afterAll(() => fake.stop());

describe("two servers on one PostgreSQL", { timeout: 120_000 }, () => {
  let place: Place;
  let store: Store;
  let servers: [Menuet, Menuet];
  beforeEach(async () => {
    await fake.forget();
    place = await makePlace("PostgreSQL");
    await admitKnownToken(place.environment);
    const start = async () =>
      new Menuet(await findFreePort(), { ...place.environment, FLOWIQ_BASE_URL: fake.url });
    servers = [await start(), await start()];
    await Promise.all(servers.map((server) => server.waitForHealth()));
    store = openStore(place.settings);
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    await store.close();
    await place.destroy();
  });

  /** Queues messages in batches at one of the servers. */
  async function queue(first: number): Promise<string[]> {
    const phones = Array.from({ length: SENDS }, (_, n) => `+1203${String(first + n)}`);
    for (let at = 0; at < SENDS; at += BATCH) {
      const message = { message_type: "audio", media_url: "https://example.com/hello.mp3" };
      const order = { message, recipients: phones.slice(at, at + BATCH) };
      expect(await post(servers[0].origin, `batch-${first}-${at}`, order, "/api/batches")).toMatchObject({
        status: 201,
      });
    }
    return phones;
  }

  const countOpen = async () =>
    (
      await store.query((db) =>
        db.selectFrom("sends").select("id").where("state", "in", ["queued", "sending"]).execute(),
      )
    ).length;

  const waitForEnd = () => vi.waitFor(async () => expect(await countOpen()).toBe(0), PATIENCE);

  /** How often each phone number reached FlowIQ. */
  async function countReceived(phones: string[]): Promise<number[]> {
    const counts = new Map(phones.map((phone) => [phone.slice(1), 0]));
    for (const { recipient } of await fake.requests())
      counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
    return [...counts.values()];
  }

  const statesOf = (sends: KeptSend[]) => new Set(sends.map(({ state }) => state));

  test(`share ${SENDS} messages: each reaches FlowIQ once, and both take part`, async () => {
    const phones = await queue(5_100_000);
    await waitForEnd();
    const kept = await readSaved(store);
    expect(kept).toHaveLength(SENDS);
    expect([...statesOf(kept)]).toEqual(["accepted"]);
    expect(new Set(await countReceived(phones))).toEqual(new Set([1]));
    const shares = servers.map(({ settled }) => settled);
    expect(Math.min(...shares)).toBeGreaterThan(SENDS / 20);
    expect(shares.reduce((total, share) => total + share, 0)).toBe(SENDS);
  });

  test("lose and double nothing when one is killed in the middle: the other goes on with what had not left", async () => {
    const phones = await queue(5_200_000);
    // Slow responses make sure that the kill hits requests in progress.
    const slow = phones.filter((_, n) => n % 5 === 0);
    for (const phone of slow) await fake.fault(phone.slice(1), { kind: "late", afterMs: 200 });
    await vi.waitFor(async () => expect(await countOpen()).toBeLessThan(SENDS * 0.7), {
      ...PATIENCE,
      interval: 20,
    });
    const [survivor, victim] = servers;
    await victim.kill();
    const openAtDeath = await countOpen();
    expect(openAtDeath).toBeGreaterThan(0);
    await waitForEnd();
    const kept = await readSaved(store);
    const received = new Map(phones.map((phone, index) => [phone, index]));
    const counts = await countReceived(phones);
    const wrong = kept.filter(({ recipient, least, most }) => {
      const count = counts[received.get(recipient) ?? -1] ?? -1;
      return count < least || count > most;
    });
    expect(kept).toHaveLength(SENDS);
    expect(wrong).toEqual([]);
    expect(["accepted", "unknown"]).toEqual(expect.arrayContaining([...statesOf(kept)]));
    expect(kept.filter(({ state }) => state === "unknown").length).toBeLessThanOrEqual(200);
    expect(victim.settled).toBeGreaterThan(0);
    expect(survivor.settled).toBeGreaterThan(0);
  });
});
