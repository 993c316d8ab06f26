import { measureNamedJs } from "../bench/first-load-js.mjs";
import { expect, test } from "./composer-page";
import { LIVE } from "./servers";

/** In thousands of bytes, gzip; an empty Next app has 135 of them. */
const MOST_KB = 175;

test(`the composer's first-load JavaScript is at most ${MOST_KB} KB`, async () => {
  const { named } = await measureNamedJs(LIVE.url);
  // Told with the result: within the bound it may still grow unseen.
  console.log(`first-load JavaScript: ${(named / 1000).toFixed(1)} KB gzip`);
  expect(named / 1000).toBeLessThanOrEqual(MOST_KB);
  expect(named / 1000).toBeGreaterThan(100);
});
