// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { emptyDraft } from "@/lib/message/draft";
import { forgetLinkedDraft, saveLinkedDraft, readLinkedDraft } from "./saved-drafts";

beforeEach(() => sessionStorage.clear());

const ORIGIN = { id: "l1", version: 3, name: "Menu", content: "{}" };

test("a link's message is kept for its tab, without whom it goes to, until it is forgotten", () => {
  expect(readLinkedDraft()).toBeNull();
  const form = { ...emptyDraft(), body: "From a link", recipient: "+27821234567", replyTo: "wamid.HBgL" };
  saveLinkedDraft({ form, origin: ORIGIN });
  expect(readLinkedDraft()).toEqual({ form: { ...emptyDraft(), body: "From a link" }, origin: ORIGIN });
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/27821234567|wamid/);
  forgetLinkedDraft();
  expect(readLinkedDraft()).toBeNull();
});

test("one that is no message of the library stays none", () => {
  saveLinkedDraft({ form: emptyDraft(), origin: null });
  expect(readLinkedDraft()?.origin).toBeNull();
});

test.each(["", "rubbish", "{}"])("takes %j for nothing", (text) => {
  sessionStorage.setItem("menuet.linked", text);
  expect(readLinkedDraft()).toBeNull();
});
