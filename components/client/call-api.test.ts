// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { inboxEndpoints } from "@/lib/api/inbox";
import { libraryEndpoints } from "@/lib/api/library";
import { memberEndpoints } from "@/lib/api/members";
import { sendEndpoints } from "@/lib/api/sends";
import { serverEndpoints } from "@/lib/api/server-facts";
import { AskError, callApi, fetchFile, isSignedOut, toApiPath, toAskError } from "./call-api";

const fetched = vi.fn<typeof fetch>();
const setOnline = (isOnline: boolean) => vi.spyOn(navigator, "onLine", "get").mockReturnValue(isOnline);
const setHost = (hostname: string) => vi.stubGlobal("location", { ...window.location, hostname });
const answer = (body: unknown, status = 200, headers = {}) =>
  fetched.mockImplementation(() => Promise.resolve(Response.json(body, { status, headers })));
const order = () => callApi(memberEndpoints.withdrawInvitation, { params: { id: "a" } }).catch(toAskError);

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("parameters and the query stand in the address, the body is JSON, and the answer has its contract's type", async () => {
  answer({ url: "https://menuet.example/setup#x", expires_at: 1 }, 201);
  const body = { action: "reset-password" } as const;
  const link = await callApi(memberEndpoints.act, { params: { id: "a/b" }, body });
  expect(link?.expires_at).toBe(1);
  expect(fetched.mock.calls[0]?.[0]).toBe("/api/members/a%2Fb");
  fetched.mockImplementation(() => Promise.resolve(new Response(null, { status: 204 })));
  await callApi(memberEndpoints.change, { params: { id: "a" }, body: { role: "viewer" } });
  const [, init] = fetched.mock.calls[1] ?? [];
  expect(init).toMatchObject({ method: "PUT", body: '{"role":"viewer"}' });
  expect(new Headers(init?.headers).get("Content-Type")).toBe("application/json");
  const query = { text: "two words", state: undefined, format: "csv" } as const;
  expect(toApiPath(sendEndpoints.page, { query })).toBe("/api/sends?text=two+words&format=csv");
});

test("a POST without a body calls itself JSON too, and a GET carries none", async () => {
  answer({ messages: [], next: null });
  // No endpoint of the contract is like it; one may come.
  const bodiless = { ...memberEndpoints.withdrawInvitation, method: "POST" } as const;
  await callApi(bodiless, { params: { id: "a" } }).catch(toAskError);
  await callApi(serverEndpoints.health).catch(toAskError);
  const [post, get] = fetched.mock.calls.map(([, init]) => init);
  expect(new Headers(post?.headers).get("Content-Type")).toBe("application/json");
  expect(new Headers(get?.headers).has("Content-Type")).toBe(false);
  expect([post?.body, get?.body]).toEqual([undefined, undefined]);
});

test("a file comes as it is", async () => {
  fetched.mockImplementation(() => Promise.resolve(new Response("a,b")));
  const whole = await callApi(inboxEndpoints.export, { params: { id: "a" } });
  const list = await fetchFile(sendEndpoints.page, { query: { format: "csv" } });
  expect([await whole.text(), await list.text()]).toEqual(["a,b", "a,b"]);
  answer({ type: "about:blank", title: "No", status: 503, detail: "Later." }, 503);
  const refused = await fetchFile(sendEndpoints.page, { query: { format: "csv" } }).catch(toAskError);
  expect(refused).toMatchObject({ message: "Later." });
});

test("a refusal gives the server's problem, when to come back, and the whole answer", async () => {
  const problem = { type: "urn:menuet:problem:no-session", title: "No", status: 401, detail: "Sign in." };
  answer({ ...problem, current: 3 }, 401, { "Retry-After": "9" });
  const error = await order();
  expect(error).toMatchObject({ problem, retryAfterS: 9, body: { current: 3 }, message: "Sign in." });
  expect(isSignedOut((error as AskError).problem)).toBe(true);
});

test.each([
  ["a proxy's own page", new Response("<html>", { status: 200 })],
  ["another shape", Response.json({ messages: 1 })],
  ["a status that the contract doesn't know", Response.json({}, { status: 202 })],
])("%s is no answer", async (_, response) => {
  fetched.mockResolvedValue(response);
  const error = await callApi(libraryEndpoints.tags).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AskError);
  expect(error).toMatchObject({ problem: null, isOffline: false });
});

test("offline, nothing leaves, and it is told apart from a server that cannot be reached", async () => {
  setHost("menuet.example");
  setOnline(false);
  expect(await order()).toMatchObject({ isOffline: true, problem: null });
  expect(fetched).not.toHaveBeenCalled();
  setOnline(true);
  fetched.mockRejectedValue(new TypeError("failed"));
  expect(await order()).toMatchObject({ isOffline: false, problem: null });
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("a server on this very machine is asked whether it can be reached without a network", async () => {
  setHost("127.0.0.1");
  setOnline(false);
  fetched.mockRejectedValue(new TypeError("failed"));
  expect(await order()).toMatchObject({ isOffline: true });
  expect(fetched.mock.calls.map(([path]) => path)).toEqual(["/api/health"]);
  answer({ status: "ok", mode: "sandbox" });
  expect(await callApi(serverEndpoints.health)).toEqual({ status: "ok", mode: "sandbox" });
});
