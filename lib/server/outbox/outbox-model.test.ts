import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commands } from "@/e2e/fixtures/model/model-commands";
import { ModelWorld } from "@/e2e/fixtures/model/model-world";
import { makePlace, STORES } from "@/e2e/fixtures/store/store-under-test";

const RUNS = { libSQL: 30, PostgreSQL: 10 };
/** A busy machine may run out of time; the runs until then count. */
const ENOUGH_MS = 30_000;
const TIMEOUT_MS = 120_000;

describe.each(STORES)("whatever people, FlowIQ and the machine do, on %s", (kind) => {
  test(
    "no send is doubled, lost or misreported",
    async () => {
      let crashes = 0;
      await fc.assert(
        fc.asyncProperty(commands(), async (steps) => {
          const place = await makePlace(kind);
          const world = await ModelWorld.begin(place.settings);
          try {
            await fc.asyncModelRun(() => ({ model: {}, real: world }), steps);
          } finally {
            await world.end();
            await place.destroy();
          }
          crashes += String(steps).split("crash").length - 1;
        }),
        { numRuns: RUNS[kind], endOnFailure: true, interruptAfterTimeLimit: ENOUGH_MS },
      );
      expect(crashes).toBeGreaterThan(5);
    },
    TIMEOUT_MS,
  );
});
