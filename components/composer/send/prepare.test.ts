import { expect, test } from "vitest";
import { emptyDraft, type DraftForm } from "@/lib/message/draft";
import { prepareBatch } from "./prepare";

const form: DraftForm = { ...emptyDraft(), kind: "audio", audioUrl: "https://example.com/a.mp3" };
const chosen = { numbers: ["+27821234567", "+27831234567"], doubts: [] };
const prepare = (change: Partial<Parameters<typeof prepareBatch>[0]> = {}) => {
  const prepared = prepareBatch({ form, draftId: "d1", chosen, isSandbox: false, finding: null, ...change });
  if (!prepared.ok) throw new Error(prepared.errors.map(({ message }) => message).join());
  return prepared.review;
};

test("the order is FlowIQ's body without a recipient, and everyone's number", () => {
  expect(JSON.parse(prepare().order)).toEqual({
    message: { message_type: "audio", media_url: "https://example.com/a.mp3" },
    recipients: ["+27821234567", "+27831234567"],
  });
});

test("two tabs and a reload make the same key; another draft, list, message or attempt makes another", () => {
  const key = prepare().makeKey(0);
  expect(prepare().makeKey(0)).toBe(key);
  expect(prepare().makeKey(1)).not.toBe(key);
  expect(prepare({ draftId: "d2" }).makeKey(0)).not.toBe(key);
  expect(prepare({ chosen: { ...chosen, numbers: ["+27821234567", "+27841234567"] } }).makeKey(0)).not.toBe(
    key,
  );
  expect(prepare({ form: { ...form, audioUrl: "https://example.com/b.mp3" } }).makeKey(0)).not.toBe(key);
});

test("what the ordinary field holds does not matter; a reply id stops it", () => {
  expect(prepare({ form: { ...form, recipient: "nobody" } }).makeKey(0)).toBe(prepare().makeKey(0));
  const replying = prepareBatch({
    form: { ...form, replyTo: "wamid.A" },
    draftId: "d1",
    chosen,
    isSandbox: false,
    finding: null,
  });
  expect(replying).toMatchObject({ ok: false, errors: [{ path: "replyTo", code: "reply-to-several" }] });
});
