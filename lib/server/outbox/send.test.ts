import { expect, test } from "vitest";
import { type RejectionReason, sendViewSchema } from "@/lib/api/send-view";
import { type Progress, type Send, toView } from "./send";

const make = (progress: Progress): Send => ({
  id: "5e7d",
  idempotencyKey: "secret-key",
  fingerprint: "f00d",
  recipient: "+1",
  replyTo: null,
  tries: 1,
  dueAt: 0,
  createdAt: 0,
  changedAt: 0,
  progress,
  why: "try 1",
});
const upstream = { status: 400, error: "No", message: "Because" };

test.each([
  ["refused", 422],
  ["contact", 422],
  ["organization", 422],
  ["key", 502],
  ["settings", 502],
  ["unreachable", 503],
  ["busy", 503],
] as [RejectionReason, number][])(
  "a rejection that is %s is a %i with its reason kept inside",
  (reason, status) => {
    const view = toView(make({ state: "rejected", reason, detail: "Why.", upstream }));
    expect(view).toEqual({
      type: `urn:menuet:problem:send-${reason}`,
      title: expect.any(String),
      status,
      detail: "Why.",
      id: "5e7d",
      state: "rejected",
      upstream,
    });
  },
);

test("an unknown send is a 504 that says what may be", () => {
  expect(toView(make({ state: "unknown", detail: "Perhaps." }))).toMatchObject({
    status: 504,
    state: "unknown",
    detail: "Perhaps.",
  });
});

test("an accepted send shows FlowIQ's three fields under its id", () => {
  const progress = {
    state: "accepted",
    messageId: "wamid.x",
    recipient: "27",
    messageType: "audio",
  } as const;
  expect(toView(make(progress))).toEqual({
    id: "5e7d",
    state: "accepted",
    message_id: "wamid.x",
    recipient: "27",
    message_type: "audio",
  });
});

const PROGRESSES: Progress[] = [
  { state: "queued", hold: null },
  { state: "queued", hold: "stale" },
  { state: "sending" },
  { state: "cancelled" },
  { state: "closed" },
  { state: "accepted", messageId: "w", recipient: "1", messageType: "audio" },
  { state: "rejected", reason: "busy", detail: "d" },
  { state: "unknown", detail: "d", upstream },
];
test.each(PROGRESSES)("the page can read a view that is $state", (progress: Progress) => {
  const view = toView(make(progress));
  expect(sendViewSchema.parse(view)).toEqual(view);
});

test("what is open says what is known of it", () => {
  expect(toView(make({ state: "sending" }))).toMatchObject({ detail: "try 1" });
});

test("what was put off says until when it waits, unless it is held", () => {
  const putOff = { ...make({ state: "queued", hold: null }), createdAt: 1_000, dueAt: 21_000 };
  expect(toView(putOff)).toMatchObject({ waits_until: 21_000 });
  const held: Progress = { state: "queued", hold: "paused" };
  for (const other of [
    { ...putOff, dueAt: 1_000 },
    { ...putOff, progress: held },
  ])
    expect(toView(other)).toMatchObject({ waits_until: undefined });
});
