import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { SendView } from "@/lib/outbox/contract/send-view";
import { Outcome, type OutcomeActions } from "./outcome";
import type { SendAnswer } from "./send-request";

const nothing = () => undefined;
const actions: OutcomeActions = {
  onReplyTo: nothing,
  onSendAgain: nothing,
  onAskAgain: nothing,
  onDecide: nothing,
};
const draw = (answer: SendAnswer) => renderToStaticMarkup(<Outcome answer={answer} actions={actions} />);
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
    [{ state: "queued", hold: null, detail: "Waiting for its turn." }, "Waiting to be sent", ["Cancel"]],
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
  ["a repetition", refuse("urn:menuet:problem:repeated", 409, "s0"), ["Send again anyway"]],
  ["a send that was deleted", refuse("urn:menuet:problem:deleted", 410), ["Send again"]],
  ["a message that is not valid", refuse("urn:menuet:problem:not-valid", 422), []],
])("%s is said in words, with the way on", (_what, html, buttons) => {
  expect(html).toContain("Why it is so.");
  expect(listButtons(html)).toEqual(buttons);
});
