import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { TOO_LARGE, UNFIT, UNREADABLE } from "@/e2e/fixtures/json-inputs";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { makeSession } from "@/e2e/fixtures/store/known-account";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { problemSchema } from "@/lib/api/problem";

const API = import.meta.dirname;
const APP_ORIGIN = "http://localhost:3000";
const NOBODY = "01a20f19-f75d-7000-8137-b8ebb1860d6a";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Case = { method: string; route: string; load: () => Promise<Record<string, unknown>> };

/** Whether a changing handler reads JSON or no body; each new handler must be listed here. */
const READS: Record<string, "JSON" | "nothing"> = {
  "DELETE auth/totp": "JSON",
  "POST approvals": "JSON",
  "PATCH inbox/conversations/[id]": "JSON",
  "POST inbox/conversations/[id]/messages": "JSON",
  "POST inbox/conversations/[id]": "JSON",
  "POST inbox/sandbox": "JSON",
  "POST inbox/search": "JSON",
  "POST sends/[id]": "JSON",
  "POST webhooks": "JSON",
  "POST webhooks/register": "JSON",
  "PUT inbox/presence": "JSON",
  "PUT webhooks": "JSON",
  "DELETE inbox/conversations/[id]": "nothing",
  "DELETE inbox/sandbox": "nothing",
  "DELETE webhooks": "nothing",
  "POST audio": "JSON",
  "POST auth/links": "JSON",
  "PUT auth/links": "JSON",
  "PUT auth/sign-in": "JSON",
  "POST auth/sign-in": "JSON",
  "POST auth/tokens": "JSON",
  "POST auth/totp": "JSON",
  "PATCH auth/totp": "JSON",
  "POST batches": "JSON",
  "POST batches/[id]": "JSON",
  "POST contacts": "JSON",
  "POST invitations": "JSON",
  "POST library": "JSON",
  "POST library/[id]/versions": "JSON",
  "POST library/file": "JSON",
  "POST library/search": "JSON",
  "PUT drafts/[id]": "JSON",
  "PATCH library/[id]": "JSON",
  "POST send": "JSON",
  "POST shares": "JSON",
  "PATCH shares/[id]": "JSON",
  "POST shares/[id]/comments": "JSON",
  "PATCH shares/[id]/comments": "JSON",
  "DELETE shares/[id]/comments": "JSON",
  "POST shares/open": "JSON",
  "PATCH auth/me": "JSON",
  "PUT auth/password": "JSON",
  "PUT auth/totp": "JSON",
  "PUT members/[id]": "JSON",
  "POST members/[id]": "JSON",
  "PUT retention": "JSON",
  "PUT sending": "JSON",
  "POST sending": "JSON",
  "DELETE auth/sessions": "nothing",
  "DELETE auth/sessions/[id]": "nothing",
  "DELETE auth/tokens/[id]": "nothing",
  "DELETE invitations/[id]": "nothing",
  "DELETE drafts/[id]": "nothing",
  "DELETE library/[id]": "nothing",
  "DELETE sends/[id]": "nothing",
  "DELETE shares/[id]": "nothing",
};

/** Not checked here: unknown paths, and FlowIQ's hook, which receive.test.ts covers. */
const APART = ["[...path]/route.ts", "hooks/flowiq/[secret]/route.ts"];

/** Every handler of app/api that may change something. */
const HANDLERS: Case[] = readdirSync(API, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts" && !APART.includes(file))
  .flatMap((file) => {
    const methods = readFileSync(path.join(API, file), "utf8").matchAll(
      /export (?:const|async function|function) (POST|PUT|PATCH|DELETE)\b/g,
    );
    const load = (): Promise<Record<string, unknown>> => import(path.join(API, file));
    return Array.from(methods, ([, method = ""]) => ({ method, route: path.dirname(file), load }));
  });
const nameOf = ({ method, route }: Case) => `${method} ${route}`;
const JSON_HANDLERS = HANDLERS.filter((one) => READS[nameOf(one)] === "JSON");

const opened = await openTestStore("libSQL");
/** An owner's session, because an owner may do everything. */
let owner: { Cookie: string };

beforeAll(async () => {
  setIdleOutbox(opened.store);
  vi.stubEnv("APP_ORIGIN", APP_ORIGIN);
  owner = await makeSession(opened.store, "owner");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await opened.destroy();
});

let keys = 0;

async function send({ method, route, load }: Case, body: BodyInit) {
  const handlers = await load();
  const request = new Request(`${APP_ORIGIN}/api/${route}`, {
    method,
    body,
    headers: {
      ...owner,
      "Content-Type": "application/json",
      "Idempotency-Key": `inputs-${keys++}`,
      "Sec-Fetch-Site": "same-origin",
    },
  });
  const params = Promise.resolve({ id: NOBODY });
  const answer = await (handlers[method] as Handler)(request, { params });
  return { status: answer.status, text: await answer.text() };
}

const readProblem = (text: string) => problemSchema.parse(JSON.parse(text));
const isTame = () => !("polluted" in {}) && !("polluted" in Object);

test("every handler that changes something is known here, and what it reads", () => {
  expect(HANDLERS.map(nameOf).sort()).toEqual(Object.keys(READS).sort());
  expect(JSON_HANDLERS.length).toBeGreaterThan(2);
});

describe.each(JSON_HANDLERS.map((one) => [nameOf(one), one] as const))("%s", (_name, one) => {
  test.each(Object.entries(UNREADABLE))("cannot read %s", async (_what, body) => {
    const { status, text } = await send(one, body);
    expect(status).toBe(400);
    expect(readProblem(text).type).toMatch(/:not-(?:json|utf-8)$/);
    expect(readProblem(text).detail).not.toBe("");
    expect(isTame()).toBe(true);
  });

  test.each(Object.entries(TOO_LARGE))("reads no more than its bound: %s", async (_what, body) => {
    const { status } = await send(one, body);
    expect(status).toBe(413);
  });

  test.each(Object.entries(UNFIT))("has no use for %s", async (_what, body) => {
    const { status, text } = await send(one, body);
    expect(status).toBe(422);
    expect(readProblem(text).type).not.toMatch(/:not-(?:json|utf-8)$/);
    expect(isTame()).toBe(true);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", ""])(
    "does not take “%s” for JSON",
    async (type) => {
      const handlers = await one.load();
      const headers = {
        ...owner,
        "Content-Type": type,
        "Sec-Fetch-Site": "same-origin",
        "Idempotency-Key": "type",
      };
      const request = new Request(`${APP_ORIGIN}/api/${one.route}`, {
        method: one.method,
        body: "{}",
        headers,
      });
      const answer = await (handlers[one.method] as Handler)(request, { params: Promise.resolve({}) });
      expect(answer.status).toBe(415);
    },
  );
});

describe.each(
  HANDLERS.filter((one) => READS[nameOf(one)] === "nothing").map((one) => [nameOf(one), one] as const),
)("%s", (_name, one) => {
  test.each(Object.entries({ ...UNREADABLE, ...TOO_LARGE }))("leaves %s alone", async (_what, body) => {
    const { status } = await send(one, body);
    expect(status).toBeLessThan(500);
  });
});
