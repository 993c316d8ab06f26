import { afterEach, beforeEach, expect, test, vi } from "vitest";

const ORIGIN = "http://localhost:3217";
const audioAt = (media_url: string) => ({ phone_number: "+27123456789", message_type: "audio", media_url });

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("APP_ORIGIN", ORIGIN);
  vi.stubEnv("FLOWIQ_API_KEY", "");
});
afterEach(() => vi.unstubAllEnvs());

const findPaths = async (address: string) => {
  const { findWarnings } = await import("./answer-send");
  return findWarnings(audioAt(address), Date.now()).map(({ path, source }) => `${path} ${source}`);
};
const DOUBTS = ["media_url flowiq", "media_url menuet"];

test("the sandbox's own sample raises no doubt, and nothing else at its host is it", async () => {
  expect(await findPaths(`${ORIGIN}/sample-audio.mp3`)).toEqual([]);
  expect(await findPaths(`${ORIGIN}/other.mp3`)).toEqual(DOUBTS);
});

test("with FlowIQ the sample is out of its reach", async () => {
  vi.stubEnv("FLOWIQ_API_KEY", "fiq_test");
  vi.stubEnv("FLOWIQ_TENANT_ID", "acme");
  expect(await findPaths(`${ORIGIN}/sample-audio.mp3`)).toEqual(DOUBTS);
});
