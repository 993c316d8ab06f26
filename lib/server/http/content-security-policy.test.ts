import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { toPagePolicy } from "./content-security-policy";

test("a page may load and run what this says, and nothing else", () => {
  expect(toPagePolicy("bm9uY2U=").split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'nonce-bm9uY2U=' 'strict-dynamic'",
    "style-src 'self' 'nonce-bm9uY2U='",
    "img-src 'self' data: blob:",
    "media-src 'self' https: blob:",
    "manifest-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "trusted-types default",
    "require-trusted-types-for 'script'",
  ]);
});

describe("every page's answer", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.unstubAllEnvs();
  });

  async function answer(appOrigin: string, headers: Record<string, string> = {}) {
    vi.stubEnv("APP_ORIGIN", appOrigin);
    const { proxy } = await import("../../../proxy");
    return proxy(new NextRequest("http://127.0.0.1:3000/", { headers })).headers;
  }

  test("has a nonce of its own, 128 bits long, that the page's maker is told", async () => {
    const nonces = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const headers = await answer("http://localhost:3000");
        const policy = headers.get("content-security-policy") ?? "";
        const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
        expect(policy).toBe(toPagePolicy(nonce));
        expect(headers.get("x-middleware-request-x-nonce")).toBe(nonce);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(20);
    expect(nonces.map((nonce) => Buffer.from(nonce, "base64").length)).toEqual(Array(20).fill(16));
  });

  test("takes no nonce and no policy from the request", async () => {
    const own = { "x-nonce": "mine", "content-security-policy": "script-src 'nonce-mine'" };
    const headers = await answer("http://localhost:3000", own);
    expect(JSON.stringify([...headers])).not.toContain("mine");
  });

  test("asks for https only where Menuet's address is https", async () => {
    expect((await answer("https://menuet.example")).get("strict-transport-security")).toBe(
      "max-age=63072000",
    );
    vi.resetModules();
    expect((await answer("http://localhost:3000")).get("strict-transport-security")).toBeNull();
  });
});
