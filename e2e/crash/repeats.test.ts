import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FakeFlowIq, startFakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { admitKnownToken } from "@/e2e/fixtures/store/known-people";
import { makePlace, type Place, STORES } from "@/e2e/fixtures/store/store-under-test";
import { findFreePort, KEY, Menuet } from "./menuet";
import { audioFor, post } from "./post";

const CLICKS = 50;
/** Several servers can share a PostgreSQL, but a file belongs to one machine. */
const SERVERS = { libSQL: 1, PostgreSQL: 2 };

describe.each(STORES)("on %s", (kind) => {
  let fake: FakeFlowIq;
  let place: Place;
  let servers: Menuet[];
  beforeAll(async () => {
    fake = await startFakeFlowIq({ key: KEY });
    place = await makePlace(kind);
    await admitKnownToken(place.environment);
    const settings = { ...place.environment, FLOWIQ_BASE_URL: fake.url };
    const ports = await Promise.all(Array.from({ length: SERVERS[kind] }, findFreePort));
    servers = ports.map((port) => new Menuet(port, settings));
    await Promise.all(servers.map((server) => server.waitForHealth()));
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await fake.stop();
    await place.destroy();
  });

  const toServer = (n: number) => servers[n % servers.length]?.origin ?? "";

  test(`${CLICKS} clicks at once under one key are one send`, async () => {
    const body = audioFor("+12025550101");
    await fake.fault("12025550101", { kind: "late", afterMs: 200 });
    const clicks = Array.from({ length: CLICKS }, (_, n) => post(toServer(n), "one-key", body));
    const answers = await Promise.all(clicks);
    expect(new Set(answers.map(({ status, state }) => `${status} ${state}`))).toEqual(
      new Set(["200 accepted"]),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await fake.requests("12025550101")).toHaveLength(1);
  });

  test("the same content from two tabs at once is one send, and one refusal that names it", async () => {
    const phones = Array.from({ length: 10 }, (_, n) => `+1202555020${n}`);
    for (const phone of phones) {
      const tabs = [0, 1].map((tab) => post(toServer(tab), `${phone}-${tab}`, audioFor(phone)));
      const [sent, refused] = (await Promise.all(tabs)).sort((one, other) => one.status - other.status);
      expect(sent).toMatchObject({ status: 200, state: "accepted" });
      expect(refused).toMatchObject({ status: 409, type: "urn:menuet:problem:repeated", id: sent?.id });
      expect(await fake.requests(phone.slice(1))).toHaveLength(1);
    }
  });

  test("one key for two contents at once is one send, and one refusal", async () => {
    const bodies = ["+12025550301", "+12025550302"].map(audioFor);
    const answers = await Promise.all(bodies.map((body, n) => post(toServer(n), "shared-key", body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const received = await Promise.all(
      bodies.map(({ phone_number }) => fake.requests(phone_number.slice(1))),
    );
    expect(received.flat()).toHaveLength(1);
  });
});
