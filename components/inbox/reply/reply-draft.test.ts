import { expect, test } from "vitest";
import { makeThreadMessage } from "@/e2e/fixtures/inbox/thread-message";
import { findLandedSince, startReply, toReplyMessage } from "./reply-draft";

test("a reply goes to the customer's number and quotes the chosen bubble", () => {
  const draft = { ...startReply(), text: "Hi", replyTo: makeThreadMessage({ message_id: "wamid.q" }) };
  expect(toReplyMessage(draft, "+27823456789")).toMatchObject({
    kind: "text",
    text: "Hi",
    recipient: "+27823456789",
    replyTo: "wamid.q",
  });
  const saved = { name: "Hello", content: { kind: "audio", audioUrl: "https://example.com/a.mp3" } as const };
  expect(toReplyMessage({ ...draft, saved, replyTo: null }, "+27823456789")).toMatchObject({
    kind: "audio",
    audioUrl: "https://example.com/a.mp3",
    replyTo: "",
  });
});

test("what others sent since it was begun is told; one's own sends and what customers wrote are not", () => {
  const messages = [
    makeThreadMessage({ id: "a", direction: "out" }),
    makeThreadMessage({ id: "b", direction: "in" }),
    makeThreadMessage({ id: "c", direction: "out", send_id: "mine" }),
    makeThreadMessage({ id: "d", direction: "out", send_id: "theirs" }),
    makeThreadMessage({ id: "e", direction: "out", send_id: null }),
  ];
  const landed = findLandedSince(messages, new Set(["a"]), new Set(["mine"]));
  expect(landed.map(({ id }) => id)).toEqual(["d", "e"]);
  expect(findLandedSince(messages, null, new Set())).toEqual([]);
});
