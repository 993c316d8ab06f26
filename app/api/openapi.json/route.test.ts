import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findEndpoints as findRoutes } from "@/e2e/fixtures/store/every-endpoint";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { findEndpoints } from "@/lib/api/openapi";
import { sendBodySchema } from "@/lib/api/sends";
import { parsePayload } from "@/lib/message/parse-payload";

const opened = await openTestStore("libSQL");
beforeAll(() => {
  vi.stubEnv("APP_ORIGIN", "https://menuet.example");
  globalThis.menuetStore = opened.store;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  globalThis.menuetStore = undefined;
  await opened.destroy();
});

type Operation = { operationId: string; responses: Record<string, { content?: object }> };

async function read() {
  const { GET } = await import("./route");
  const response = await GET(new Request("https://menuet.example/api/openapi.json"));
  return (await response.json()) as {
    servers: { url: string }[];
    paths: Record<string, Record<string, Operation>>;
  };
}

describe("GET /api/openapi.json", () => {
  test("is a valid OpenAPI 3.1 document of this server", async () => {
    const document = await read();
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(document.servers).toEqual([{ url: "https://menuet.example" }]);
  });

  test(
    "holds exactly the routes that there are, each under a name of its own",
    { timeout: 60_000 },
    async () => {
      const { paths } = await read();
      const written = Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map(
          (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`,
        ),
      );
      const routes = (await findRoutes()).map(({ name }) => name);
      expect(written.sort()).toEqual(routes.sort());
      const ids = Object.values(paths).flatMap((methods) =>
        Object.values(methods).map(({ operationId }) => operationId),
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect(findEndpoints()).toHaveLength(ids.length);
    },
  );

  test.each(["/api/sends", "/api/audit", "/api/batches/{id}/failed", "/api/batches/{id}/results"])(
    "tells that %s is JSON and a file",
    async (path) => {
      const { paths } = await read();
      const { content = {} } = paths[path]?.get?.responses[200] ?? {};
      expect(Object.keys(content)).toEqual(["application/json", "text/csv"]);
    },
  );
});

describe("the body of a send, as it is described", () => {
  const list = (change: object = {}) => ({
    phone_number: "+27123456789",
    message_type: "interactive",
    interactive: {
      type: "list",
      body: "Choose",
      button: "Open",
      sections: [{ rows: [{ id: "a", title: "Alpha" }] }],
      ...change,
    },
  });
  test.each([
    ["a list", list()],
    [
      "audio",
      { phone_number: "+27123456789", message_type: "audio", media_url: "https://example.com/a.mp3" },
    ],
    ["a list without a body", list({ body: undefined })],
    ["a body that is too long", list({ body: "x".repeat(1_025) })],
    ["eleven sections", list({ sections: Array.from({ length: 11 }, () => ({ rows: [] })) })],
    ["another type", { ...list(), message_type: "sticker" }],
  ])("agrees with what is read: %s", (_what, body) => {
    expect(sendBodySchema.safeParse(body).success).toBe(parsePayload(body).ok);
  });
});
