// @vitest-environment jsdom
import { act, useEffect } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { QueryProvider } from "@/components/client/query-provider";
import { readOpenSend } from "./open-send";
import { type Sending, useSend } from "./use-send";

const ORDER = { body: "{}", key: "k1" };
const SENDING = { id: "s1", state: "sending", detail: "" };
const ACCEPTED = {
  ...{ id: "s1", state: "accepted", message_id: "wamid.x", recipient: "27", message_type: "audio" },
};
const toProblem = (status: number, name: string) =>
  Response.json({ type: `urn:menuet:problem:${name}`, title: "No", status, detail: "Why." }, { status });

/** The requested paths, and the key that a GET asked by; and what answers the next one. */
let asked: string[];
let answer: () => Response | Promise<Response>;
let sending: Sending;
const hearSending = (now: Sending) => void (sending = now);
const reportUnderWay = vi.fn<(isUnderWay: boolean) => void>();
const markSignedOut = vi.fn<() => void>();
const noop = () => undefined;
let root: Root;

function Desk({ isGateOpen }: { isGateOpen: boolean }) {
  const now = useSend({
    ...{ isOpen: true, isGateOpen, onSend: noop, onUnderWay: reportUnderWay, onSignedOut: markSignedOut },
  });
  useEffect(() => hearSending(now));
  return null;
}
const draw = (isGateOpen = true) =>
  act(async () =>
    root.render(
      <QueryProvider>
        <Desk isGateOpen={isGateOpen} />
      </QueryProvider>,
    ),
  );
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const start = async () => {
  act(() => sending.start(ORDER));
  await pass(0);
};
const countPosts = () => asked.filter((path) => path.startsWith("POST")).length;

beforeEach(async () => {
  vi.useFakeTimers();
  sessionStorage.clear();
  asked = [];
  reportUnderWay.mockClear();
  markSignedOut.mockClear();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("fetch", async (path: string, { method = "GET", headers }: RequestInit = {}) => {
    const key = method === "GET" ? new Headers(headers).get("Idempotency-Key") : null;
    asked.push(`${method} ${path}${key ? ` ${key}` : ""}`);
    return answer();
  });
  root = createRoot(document.createElement("div"));
  await draw();
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.restoreAllMocks();
});
const refuseNetwork = () => Promise.reject(new TypeError("failed"));

test("offline it is refused, forgotten, and never sent later by itself", async () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  answer = refuseNetwork;
  await start();
  expect(sending.answer).toEqual({ kind: "offline" });
  expect(readOpenSend()).toBeNull();
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
  answer = () => Response.json(ACCEPTED);
  act(() => void window.dispatchEvent(new Event("online")));
  await pass(30_000);
  expect(countPosts()).toBe(0);
});

test("a server that is gone is asked by the key until it is back, and nothing is sent again", async () => {
  answer = refuseNetwork;
  await start();
  expect(sending).toMatchObject({ answer: null, isAsking: true });
  await pass(3_000);
  expect(sending.fault).toBe("Can't reach the server. Retrying…");
  expect(readOpenSend()).toEqual({ key: "k1" });
  answer = () => Response.json(ACCEPTED);
  await pass(5_000);
  expect(sending).toMatchObject({ answer: { kind: "send", send: ACCEPTED }, fault: null });
  expect(readOpenSend()).toEqual({ id: "s1" });
  expect(new Set(asked)).toEqual(new Set(["POST /api/send", "GET /api/send k1"]));
  expect(countPosts()).toBe(1);
  expect(reportUnderWay.mock.calls.flat()).toEqual([false, true, false]);
});

test("what the server never took can be tried again, under the same key", async () => {
  answer = refuseNetwork;
  await start();
  answer = () => toProblem(404, "not-found");
  await pass(10_000);
  expect(sending).toMatchObject({ answer: { kind: "no answer" }, isAsking: false });
  expect(readOpenSend()).toBeNull();
  answer = () => Response.json(ACCEPTED);
  act(() => void sending.restart());
  await pass(0);
  expect(sending.answer).toEqual({ kind: "send", send: ACCEPTED });
  expect(countPosts()).toBe(2);
});

test("a session that ends meanwhile is said, and after signing in the send's true state is asked for", async () => {
  answer = () => Response.json(SENDING, { status: 202 });
  await start();
  answer = () => toProblem(401, "no-session");
  await pass(3_000);
  expect(markSignedOut).toHaveBeenCalledTimes(1);
  expect(sending.fault).toBeNull();
  await draw(false);
  await pass(10_000);
  const before = asked.length;
  answer = () => Response.json(ACCEPTED);
  await draw();
  await pass(0);
  expect(sending.answer).toEqual({ kind: "send", send: ACCEPTED });
  expect(asked.slice(before)).toEqual(["GET /api/sends/s1"]);
  expect(countPosts()).toBe(1);
});
