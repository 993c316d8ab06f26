import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { SendView } from "@/lib/api/send-view";
import { Outcome, type OutcomeActions } from "./outcome";
import type { SendAnswer } from "./send-request";

const nothing = () => undefined;
const actions: OutcomeActions = {
  onReplyTo: nothing,
  onSendAgain: nothing,
  onAskAgain: nothing,
  onDecide: nothing,
};
const draw = (answer: SendAnswer) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <Outcome answer={answer} recipient="+525512345678" actions={actions} />
    </QueryClientProvider>,
  );
const listButtons = (html: string) => [...html.matchAll(/<button[^>]*>([^<]*)</g)].map(([, words]) => words);
const drawSend = (send: SendView) => draw({ kind: "send", send });
const refuse = (type: string, status: number, id?: string) =>
  draw({
    kind: "refused",
    problem: { type, title: "No", status, detail: "Why it is so.", ...(id && { id }) },
  });

describe("a send that is not settled", () => {
  test.each([
    [{ state: "sending", detail: "Try 2 of 3." }, "Sending", []],
    [{ state: "queued", hold: null, detail: "Waiting to be sent." }, "Waiting to be sent", ["Cancel"]],
    [{ state: "queued", hold: "paused", detail: "Its batch is paused." }, "Paused", ["Cancel"]],
    [
      { state: "queued", hold: "stale", detail: "It waited too long." },
      "Waiting for your confirmation",
      ["Send now", "Cancel"],
    ],
  ] as const)("%o says what is known and what can be done", (send, title, buttons) => {
    const html = drawSend({ id: "s1", ...send });
    expect(html).toContain(title);
    expect(html).toContain(send.detail);
    expect(listButtons(html)).toEqual(buttons);
    expect(html).toContain('href="/outbox?send=s1"');
  });
});

test("who ended a send is told, and what was cancelled can be sent again", () => {
  const cancelled = drawSend({ id: "s1", state: "cancelled", detail: "Cancelled by someone." });
  expect(cancelled).toContain("Cancelled by someone.");
  expect(listButtons(cancelled)).toEqual(["Send again"]);
  const closed = drawSend({ id: "s1", state: "closed", detail: "It arrived, says someone." });
  expect(closed).toContain("It arrived, says someone.");
  expect(listButtons(closed)).toEqual([]);
});

test.each([
  ["the store is out of order", refuse("urn:menuet:problem:store", 503), ["Try again"]],
  ["the day is full", refuse("urn:menuet:problem:day-is-full", 429), ["Try again"]],
  ["a repetition", refuse("urn:menuet:problem:repeated", 409, "s0"), ["Send again"]],
  ["a send that was deleted", refuse("urn:menuet:problem:deleted", 410), ["Send again"]],
  ["a message that is not valid", refuse("urn:menuet:problem:not-valid", 422), []],
])("%s is said in words, with the way on", (_what, html, buttons) => {
  expect(html).toContain("Why it is so.");
  expect(listButtons(html)).toEqual(buttons);
});

describe("a rejected send", () => {
  const reject = (
    reason: string,
    detail: string,
    upstream = { status: 404, error: "No", message: "Because" },
  ) =>
    drawSend({
      ...{ id: "s1", state: "rejected", type: `urn:menuet:problem:send-${reason}`, title: "No", status: 422 },
      ...{ detail, upstream },
    });

  test.each(["key", "organization", "settings"])(
    "for its %s is an administrator's: no send button",
    (reason) => {
      expect(listButtons(reject(reason, "An administrator must act."))).toEqual([]);
    },
  );

  test.each(["refused", "unreachable", "busy"])("that was %s can be sent again", (reason) => {
    expect(listButtons(reject(reason, "Why."))).toEqual(["Send again"]);
  });

  test("to no contact offers the contact and the number's other spelling", () => {
    const html = reject("contact", "Not a contact yet.");
    expect(listButtons(html)).toEqual(["Create contact", "Send again", "Send to "]);
    expect(html).toContain("+5215512345678");
  });

  test.each([
    ["FlowIQ says: “Because”.", "FlowIQ answered 404: No", 1],
    ["Ours alone.", "FlowIQ answered 404: No. Because", 1],
    ["FlowIQ says: “No”. And “Because”.", "FlowIQ answered 404.", 1],
  ])("with the detail %s says FlowIQ's sentence once", (detail, line, times) => {
    const html = reject("refused", detail);
    expect(html).toContain(line);
    expect(html.split("Because").length - 1).toBe(times);
  });

  test("whose sentence holds its error says that once too", () => {
    const upstream = { status: 500, error: "Failed to send message", message: "Failed to send message: x" };
    expect(reject("refused", "Why.", upstream).split("Failed to send message").length - 1).toBe(1);
  });
});

test("what was put off says until when it waits", () => {
  const waits_until = new Date(2026, 10, 30, 10, 42, 20).getTime();
  const html = drawSend({
    id: "s1",
    state: "queued",
    hold: null,
    detail: "The rate limit is reached.",
    waits_until,
  });
  expect(html).toContain("Waiting until 10:42:20…");
});

test("offline is told apart from a request that never reached the server, and from a send that may have gone out", () => {
  const offline = draw({ kind: "offline" });
  expect(offline).toContain("You are offline. Nothing was sent.");
  expect(listButtons(offline)).toEqual(["Try again"]);
  expect(draw({ kind: "no answer" })).toContain("You can safely try again");
});
