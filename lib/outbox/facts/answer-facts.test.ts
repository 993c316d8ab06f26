import { expect, test } from "vitest";
import { admitForTest } from "@/e2e/store/known-account";
import { serverFactsSchema } from "@/lib/accounts/contract/server-facts";
import type { Settings } from "@/lib/flowiq/env";
import { answerFacts } from "./answer-facts";

const read = async (settings: Settings) => {
  const server = {
    store: "file",
    appOrigin: "https://menuet.example",
    version: "1.0.0",
    node: "v24.0.0",
  } as const;
  return serverFactsSchema.parse(await answerFacts(admitForTest("owner"), { settings, ...server }).json());
};

test("in the sandbox there is no key, no tenant and no address", async () => {
  expect(await read({ mode: "sandbox" })).toMatchObject({
    ...{ mode: "sandbox", key_last_four: null, tenant: null, base_url: "" },
  });
});

test("of a key that is hardly longer than four characters nothing is told", async () => {
  const settings = {
    mode: "live",
    apiKey: "fiq_abcdefg",
    tenantId: "acme",
    baseUrl: "https://api.flowiq.live",
  } as const;
  expect((await read(settings)).key_last_four).toBe("••••");
});

test("a sender who came through is a bug", () => {
  const facts = {
    settings: { mode: "sandbox" },
    store: "file",
    appOrigin: "",
    version: "",
    node: "",
  } as const;
  expect(() => answerFacts(admitForTest("sender"), facts)).toThrow("manage");
});
