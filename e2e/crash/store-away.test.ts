import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type FakeFlowIq, startFakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { admitKnownToken } from "@/e2e/fixtures/store/known-people";
import { askPostgres } from "@/e2e/fixtures/store/ask-postgres";
import { makeDatabase, makePlace, type Place } from "@/e2e/fixtures/store/store-under-test";
import { startPostgres } from "../../scripts/postgres.mjs";
import { findFreePort, KEY, Menuet } from "./menuet";
import { ask, audioFor, post } from "./post";

/** The worker only checks every 5 seconds whether the store is writable. */
const PATIENCE = { timeout: 12_000, interval: 50 };
const REFUSED = { status: 503, type: "urn:menuet:problem:store" };

let fake: FakeFlowIq;
const ends: (() => unknown)[] = [];
beforeEach(async () => {
  fake = await startFakeFlowIq({ key: KEY });
  ends.push(fake.stop);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function startOn(place: Place): Promise<Menuet> {
  ends.push(place.destroy);
  await admitKnownToken(place.environment);
  const menuet = new Menuet(await findFreePort(), { ...place.environment, FLOWIQ_BASE_URL: fake.url });
  ends.push(() => menuet.kill());
  return menuet.waitForHealth();
}

const countReceived = async (phone: string) => (await fake.requests(phone.slice(1))).length;
const healthOf = (menuet: Menuet) =>
  vi.waitFor(async () => expect((await menuet.health()).status).toBe(200), PATIENCE);
const sicknessOf = (menuet: Menuet) =>
  vi.waitFor(async () => expect((await menuet.health()).status).toBe(503), PATIENCE);

const [BEFORE, DURING, AFTER] = ["+12025550111", "+12025550112", "+12025550113"];

/** Pages render with or without a session, and say what doesn't work. */
async function expectPages(menuet: Menuet) {
  for (const cookie of ["", "menuet=a-session"]) {
    const page = await fetch(menuet.origin, { headers: { Cookie: cookie }, redirect: "manual" });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("You can still compose")]);
  }
}

/** What must hold for any store failure, during it and after `mend`. */
async function expectRefusalAndReturn(
  menuet: Menuet,
  id: string | undefined,
  words: RegExp,
  mend: () => Promise<unknown>,
) {
  await vi.waitFor(async () => {
    const answer = await post(menuet.origin, "during", audioFor(DURING));
    expect(answer).toMatchObject({ ...REFUSED, detail: expect.stringMatching(words) });
  }, PATIENCE);
  await sicknessOf(menuet);
  expect(await countReceived(DURING)).toBe(0);
  await expectPages(menuet);
  await mend();
  await healthOf(menuet);
  expect(await ask(`${menuet.origin}/api/sends/${id}`)).toMatchObject({ status: 200, state: "accepted" });
  expect(await post(menuet.origin, "before", audioFor(BEFORE))).toMatchObject({ status: 200, id });
  expect(await post(menuet.origin, "during", audioFor(DURING))).toMatchObject({
    status: 200,
    state: "accepted",
  });
  expect(await post(menuet.origin, "after", audioFor(AFTER))).toMatchObject({
    status: 200,
    state: "accepted",
  });
  expect(await Promise.all([BEFORE, DURING, AFTER].map(countReceived))).toEqual([1, 1, 1]);
}

const sendBefore = async (menuet: Menuet) => {
  const sent = await post(menuet.origin, "before", audioFor(BEFORE));
  expect(sent).toMatchObject({ status: 200, state: "accepted" });
  return sent.id;
};

describe("with its PostgreSQL", { timeout: 60_000 }, () => {
  test("stopped, Menuet refuses, sends nothing, keeps what was accepted, and is back when the database is", async () => {
    const postgres = await startPostgres();
    const place = await makeDatabase(postgres.url);
    ends.push(postgres.stop);
    const menuet = await startOn({ ...place, destroy: async () => undefined });
    const id = await sendBefore(menuet);
    await postgres.halt();
    await expectRefusalAndReturn(menuet, id, /can't reach.*Nothing was done/, postgres.resume);
  });

  test("stopped while FlowIQ answers, the answer is kept for when it is back: accepted, once", async () => {
    const postgres = await startPostgres();
    const place = await makeDatabase(postgres.url);
    ends.push(postgres.stop);
    const menuet = await startOn({ ...place, destroy: async () => undefined });
    await fake.fault(DURING.slice(1), { kind: "late", afterMs: 300 });
    const asked = post(menuet.origin, "during", audioFor(DURING));
    await vi.waitFor(async () => expect(await countReceived(DURING)).toBe(1), PATIENCE);
    await postgres.halt();
    await sicknessOf(menuet);
    await postgres.resume();
    expect(await asked).toMatchObject({ status: 200, state: "accepted" });
    expect(await countReceived(DURING)).toBe(1);
  });

  test("made read-only, Menuet refuses, sends nothing, and goes on when it may write", async () => {
    const place = await makePlace("PostgreSQL");
    const menuet = await startOn(place);
    const id = await sendBefore(menuet);
    const name = new URL(place.environment.DATABASE_URL).pathname.slice(1);
    const server = new URL("/postgres", place.environment.DATABASE_URL).href;
    const setReadOnly = async (value: "on" | "off") => {
      await askPostgres(server, `alter database ${name} set default_transaction_read_only = ${value}`);
      await askPostgres(
        server,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      );
    };
    await setReadOnly("on");
    await expectRefusalAndReturn(menuet, id, /can't write.*Nothing was sent/, () => setReadOnly("off"));
  });
});

const hasPrlimit = spawnSync("prlimit", ["--version"]).status === 0;

describe("with its file", { timeout: 60_000 }, () => {
  test.skipIf(!hasPrlimit)(
    "that cannot grow any more, Menuet refuses, sends nothing, and goes on when there is room",
    async () => {
      const place = await makePlace("libSQL");
      const menuet = await startOn(place);
      const id = await sendBefore(menuet);
      const setRoom = (bytes: number | "unlimited") =>
        execFileSync("prlimit", ["--pid", String(menuet.pid), `--fsize=${bytes}:unlimited`]);
      setRoom(statSync(path.join(place.environment.MENUET_DATA_DIR, "menuet.db-wal")).size);
      await expectRefusalAndReturn(menuet, id, /store/, async () => setRoom("unlimited"));
    },
  );
});
