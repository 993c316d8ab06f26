import { measureNamedJs } from "../../bench/first-load-js.mjs";
import { expect, test } from "@/e2e/pages/composer-page";
import { LIVE } from "@/e2e/fixtures/servers";

/** In thousands of bytes, gzip; an empty Next app takes 135. */
const MOST_KB = 200;

test(`the composer's first-load JavaScript is at most ${MOST_KB} KB`, async () => {
  const { named } = await measureNamedJs(LIVE.url);
  test.info().annotations.push({ type: "first load", description: `${(named / 1000).toFixed(1)} KB gzip` });
  expect(named / 1000).toBeLessThanOrEqual(MOST_KB);
  expect(named / 1000).toBeGreaterThan(100);
});
