import { describe, expect, test } from "vitest";
import { SettingsError } from "@/lib/server/settings";
import { parseSettings, toFlowIqFacts } from "./env";

test("in the sandbox there is no key, no tenant and no address", () => {
  expect(toFlowIqFacts({ mode: "sandbox" })).toEqual({
    mode: "sandbox",
    key_last_four: null,
    tenant: null,
    base_url: "",
  });
});

test("of a key that is hardly longer than four characters nothing is told", () => {
  const settings = {
    mode: "live",
    apiKey: "fiq_abcdefg",
    tenantId: "acme",
    baseUrl: "https://api.flowiq.live",
  } as const;
  expect(toFlowIqFacts(settings).key_last_four).toBe("••••");
});

const KEY = "fiq_canary_0123456789";
const LIVE = { FLOWIQ_API_KEY: KEY, FLOWIQ_TENANT_ID: "acme" };

const findFaulty = (environment: Record<string, string>): string[] => {
  try {
    parseSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.settings;
    throw error;
  }
};

describe("settings", () => {
  test("without a key the app is a sandbox", () => {
    expect(parseSettings({})).toEqual({ mode: "sandbox" });
  });

  test("a blank key counts as none", () => {
    expect(parseSettings({ FLOWIQ_API_KEY: "  " }).mode).toBe("sandbox");
  });

  test("a key and a tenant make it live at FlowIQ's address", () => {
    expect(parseSettings(LIVE)).toEqual({
      mode: "live",
      apiKey: KEY,
      tenantId: "acme",
      baseUrl: "https://api.flowiq.live",
    });
  });

  test.each([
    ["http://127.0.0.1:4010"],
    ["http://localhost:4010"],
    ["http://[::1]:4010"],
    ["https://flowiq.example/v1"],
  ])("%s may stand in for FlowIQ", (FLOWIQ_BASE_URL) => {
    expect(findFaulty({ ...LIVE, FLOWIQ_BASE_URL })).toEqual([]);
  });

  test.each([
    ["a key without FlowIQ's prefix", { ...LIVE, FLOWIQ_API_KEY: "sk_1" }, ["FLOWIQ_API_KEY"]],
    ["a key that breaks its header", { ...LIVE, FLOWIQ_API_KEY: "fiq_a\r\nX: y" }, ["FLOWIQ_API_KEY"]],
    ["a key without a tenant", { FLOWIQ_API_KEY: KEY }, ["FLOWIQ_TENANT_ID"]],
    [
      "plain http to another machine",
      { ...LIVE, FLOWIQ_BASE_URL: "http://flowiq.example" },
      ["FLOWIQ_BASE_URL"],
    ],
    [
      "a host that only begins like loopback",
      { ...LIVE, FLOWIQ_BASE_URL: "http://127.0.0.1.evil.example" },
      ["FLOWIQ_BASE_URL"],
    ],
    [
      "a password in the address",
      { ...LIVE, FLOWIQ_BASE_URL: "https://a:b@flowiq.example" },
      ["FLOWIQ_BASE_URL"],
    ],
    ["no address at all", { ...LIVE, FLOWIQ_BASE_URL: "flowiq" }, ["FLOWIQ_BASE_URL"]],
    [
      "two at once",
      { FLOWIQ_API_KEY: "x", FLOWIQ_TENANT_ID: "acme", FLOWIQ_BASE_URL: "y" },
      ["FLOWIQ_API_KEY", "FLOWIQ_BASE_URL"],
    ],
  ])("%s is refused by name", (_what, environment, names) => {
    expect(findFaulty(environment)).toEqual(names);
  });

  test("a fault never shows a value", () => {
    expect(() => parseSettings({ FLOWIQ_API_KEY: KEY, FLOWIQ_BASE_URL: "ftp://secret.example" })).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/canary|secret/) }),
    );
  });
});
