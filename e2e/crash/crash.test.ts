import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type FakeFlowIq, startFakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { admitKnownToken } from "@/e2e/fixtures/store/known-people";
import { makePlace, STORES } from "@/e2e/fixtures/store/store-under-test";
import { openStore } from "@/lib/server/db/server-store";
import { Dice } from "./dice";
import { readSaved } from "./kept";
import { findFreePort, KEY, Menuet } from "./menuet";
import { MISHAPS } from "./mishaps";
import { findContradictions } from "./oracle";
import { Person } from "./person";

/** `npm run test:crash` raises this. */
const SENDS = Number(process.env.CRASH_SENDS ?? 200);
const SEED = Number(process.env.CRASH_SEED ?? Date.now());
const MS_PER_SEND = 600;
const REST_MS = 90_000;
/** Shares of server lives that end during startup, and that start with a wrong FlowIQ address. */
const [STILLBORN, ASTRAY] = [0.1, 0.2];
const [LONGEST_LIFE_MS, ARRIVAL_MS, LOOK_MS] = [2_000, 400, 2];
/** Retry timeouts: short while the server keeps crashing, long for its last life. */
const [LIFE_PATIENCE_MS, LAST_PATIENCE_MS] = [1_200, 12_000];
const CALM = { timeout: 40_000, interval: 100 };

let fake: FakeFlowIq;
let broken: FakeFlowIq[];
beforeAll(async () => {
  fake = await startFakeFlowIq({ key: KEY });
  broken = await Promise.all(
    (["reset", "mute", "self-signed"] as const).map((tls) => startFakeFlowIq({ tls })),
  );
});
afterAll(() => Promise.all([fake, ...broken].map((one) => one.stop())));

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function makePersons(dice: Dice, count: number, first: number): Promise<Person[]> {
  const persons = Array.from({ length: count }, (_, n) => {
    const habit = dice.pick(["patient", "patient", "two tabs", "takes it back"] as const);
    return new Person(first + n, dice.pick(MISHAPS), habit);
  });
  for (const { phone, mishap } of persons) if (mishap.fault) await fake.fault(phone.slice(1), mishap.fault);
  return persons;
}

const countDone = (persons: Person[]) => persons.filter(({ isDone }) => isDone).length;

/** One life of the server, from start to kill, while clients with no outcome yet retry. */
async function live(menuet: Menuet, dice: Dice, asking: Person[]): Promise<void> {
  if (dice.roll() < STILLBORN) {
    await sleep(dice.between(50, 500));
    return menuet.kill();
  }
  await menuet.waitForHealth();
  const before = countDone(asking);
  const enough = dice.between(0, asking.length);
  const until = Date.now() + dice.between(50, LONGEST_LIFE_MS);
  let isOver = false;
  const all = asking.map(async (person) => {
    await sleep(dice.between(0, ARRIVAL_MS));
    await person.wantIt(menuet.origin, { isOver: () => isOver, patienceMs: LIFE_PATIENCE_MS });
  });
  // Kills the server after enough outcomes, or after a time limit on a slow machine.
  while (Date.now() < until && countDone(asking) - before < enough) await sleep(LOOK_MS);
  await menuet.kill();
  isOver = true;
  await Promise.all(all);
}

describe.each(STORES)("killed at random moments, on %s", (kind) => {
  test(
    `of ${SENDS} sends none is doubled, none is lost, and none is told wrongly`,
    { timeout: REST_MS + SENDS * MS_PER_SEND },
    async () => {
      const seed = SEED + STORES.indexOf(kind);
      const dice = new Dice(seed);
      const place = await makePlace(kind);
      await admitKnownToken(place.environment);
      const port = await findFreePort();
      const start = (url: string) => new Menuet(port, { ...place.environment, FLOWIQ_BASE_URL: url });
      ends.push(place.destroy);
      const astray = ["http://127.0.0.1:1", "https://flowiq.invalid", ...broken.map(({ url }) => url)];
      const persons = await makePersons(dice, SENDS, STORES.indexOf(kind) * SENDS);
      let asking: Person[] = [];
      let asked = 0;
      for (let lives = 0; asked < SENDS && lives < SENDS; lives++) {
        const fresh = persons.slice(asked, asked + dice.between(8, 20));
        asked += fresh.length;
        asking = [...asking.filter(({ isDone }) => !isDone), ...fresh];
        await live(start(dice.roll() < ASTRAY ? dice.pick(astray) : fake.url), dice, asking);
      }
      // From here on FlowIQ responds at once, so that the last lives can finish what is left.
      for (const { phone, mishap } of persons)
        if (mishap.fault?.kind === "silence") await fake.fault(phone.slice(1), { kind: "reset" });
      await live(start(fake.url), dice, asking);
      const last = await start(fake.url).waitForHealth();
      ends.push(() => last.kill());
      const until = Date.now() + CALM.timeout;
      const patience = { isOver: () => Date.now() > until, patienceMs: LAST_PATIENCE_MS };
      await Promise.all(persons.map((person) => person.wantIt(last.origin, patience)));
      const store = openStore(place.settings);
      ends.push(() => store.close());
      const isOpen = async () =>
        (await readSaved(store)).filter(({ state }) => state === "queued" || state === "sending");
      await vi.waitFor(async () => expect(await isOpen(), `seed ${seed}`).toEqual([]), CALM);
      const contradictions = findContradictions(persons, await readSaved(store), await fake.requests());
      expect(contradictions, `seed ${seed}; the server's last words: ${last.log}`).toEqual([]);
    },
  );
});
