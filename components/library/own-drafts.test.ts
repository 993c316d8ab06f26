import { describe, expect, test } from "vitest";
import { findDraftOffer } from "./own-drafts";

const draft = (id: string, saved_at: number) => ({ id, saved_at, browser: "Firefox", first_line: "" });
const DRAFTS = [draft("laptop", 30), draft("phone", 20), draft("desk", 10)];

describe("the draft that is offered", () => {
  test.each([
    ["the latest, where this browser has none", null, 0, "laptop"],
    ["a later one than this browser's", { id: "desk", savedAt: 15 }, 0, "laptop"],
    ["never this browser's own", { id: "laptop", savedAt: 5 }, 0, "phone"],
    ["none where this browser's is the latest", { id: "desk", savedAt: 40 }, 0, undefined],
    ["none that was passed over", { id: "desk", savedAt: 15 }, 30, undefined],
    ["one that was changed since it was passed over", { id: "desk", savedAt: 15 }, 29, "laptop"],
  ])("is %s", (_what, own, passed, id) => {
    expect(findDraftOffer(DRAFTS, own, passed)?.id).toBe(id);
  });
});
