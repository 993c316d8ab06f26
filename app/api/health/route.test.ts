import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeToken } from "@/e2e/fixtures/store/known-account";

const NAMES = ["FLOWIQ_API_KEY", "FLOWIQ_TENANT_ID", "FLOWIQ_BASE_URL", "APP_ORIGIN"];
const CANARY = "fiq_canary_77aa01";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "menuet-health-"));
  // Settings are read once per process, so each test loads fresh modules.
  vi.resetModules();
  for (const name of NAMES) vi.stubEnv(name, "");
  vi.stubEnv("MENUET_DATA_DIR", folder);
});
afterEach(async () => {
  await globalThis.menuetOutbox?.worker.stop(1_000);
  await globalThis.menuetStore?.close();
  globalThis.menuetOutbox = undefined;
  globalThis.menuetStore = undefined;
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("without a key it is healthy as a sandbox", async () => {
  const { GET } = await import("./route");
  const response = await GET(new Request("http://localhost:3000/api/health"));
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "ok", mode: "sandbox" });
});

test("with a key and a tenant it is healthy and live", async () => {
  vi.stubEnv("FLOWIQ_API_KEY", CANARY);
  vi.stubEnv("FLOWIQ_TENANT_ID", "acme");
  const { GET } = await import("./route");
  expect(await (await GET(new Request("http://localhost:3000/api/health"))).json()).toEqual({
    status: "ok",
    mode: "live",
  });
});

test("with a key and no tenant it names the setting and no value", async () => {
  vi.stubEnv("FLOWIQ_API_KEY", CANARY);
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const { GET } = await import("./route");
  const response = await GET(new Request("http://localhost:3000/api/health"));
  const body = await response.text();
  const log = written.mock.calls.map(([text]) => String(text)).join("");
  expect(response.status).toBe(503);
  expect(body).toContain("FLOWIQ_TENANT_ID");
  expect(log).toContain("FLOWIQ_TENANT_ID");
  expect(body + log).not.toContain("canary");
});

test("a send on malformed settings is refused, and says that nothing was sent", async () => {
  vi.stubEnv("FLOWIQ_API_KEY", "wrong");
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const { POST } = await import("../send/route");
  const { openServerStore } = await import("@/lib/server/db/server-store");
  const token = await makeToken(openServerStore(), "sender");
  const headers = { ...token, "Content-Type": "application/json" };
  const response = await POST(new Request("http://localhost:3000/api/send", { method: "POST", headers }));
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    status: 503,
    detail: expect.stringContaining("Nothing was sent"),
  });
});
