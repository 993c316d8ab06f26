import { expect, test } from "vitest";
import type { SendView } from "@/lib/api/send-view";
import { type Followed, toFollowed, toFollowPause } from "./follow-send";
import type { SendAnswer } from "./send-request";

const SENDING: SendView = { id: "s1", state: "sending", detail: "" };
const UNKNOWN: SendView = {
  ...{ id: "s1", state: "unknown", type: "t", title: "It may have been sent", status: 504, detail: "d" },
};
const refuse = (status: number, name = "x"): SendAnswer => ({
  kind: "refused",
  problem: { type: `urn:menuet:problem:${name}`, title: "No", status, detail: "Why." },
});
const follow = (...answers: SendAnswer[]) =>
  answers.reduce<Followed | undefined>(toFollowed, undefined) as Followed;

test("a send is asked about until it is settled", () => {
  expect(toFollowPause(undefined)).toBe(1_000);
  expect(toFollowPause(follow({ kind: "send", send: SENDING }))).toBe(1_000);
  expect(toFollowPause(follow({ kind: "send", send: UNKNOWN }))).toBe(false);
});

test("a server that is away is asked on, ever more seldom, and what was known stays", () => {
  const away: SendAnswer = { kind: "no answer" };
  const pauses = [1, 2, 3, 4, 9].map((times) =>
    toFollowPause(follow({ kind: "send", send: SENDING }, ...Array.from({ length: times }, () => away))),
  );
  expect(pauses).toEqual([2_000, 4_000, 5_000, 5_000, 5_000]);
  expect(follow({ kind: "send", send: SENDING }, away, { kind: "offline" }).send).toEqual(SENDING);
  const back = follow({ kind: "send", send: SENDING }, away, away, { kind: "send", send: UNKNOWN });
  expect(back).toMatchObject({ send: UNKNOWN, failures: 0 });
});

test("a store that fails is asked on, and a session that ended is not", () => {
  expect(toFollowPause(follow(refuse(503)))).toBe(2_000);
  expect(toFollowPause(follow(refuse(401, "no-session")))).toBe(false);
});

test("a send that the server does not know is looked for three times before it is said", () => {
  expect(toFollowPause(follow(refuse(404), refuse(404)))).toBe(1_000);
  expect(toFollowPause(follow(refuse(404), refuse(404), refuse(404)))).toBe(false);
  expect(follow(refuse(404), { kind: "no answer" }).misses).toBe(0);
});
