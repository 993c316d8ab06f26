import { expect, test } from "vitest";
import { emptyDraft } from "@/lib/message/draft";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import { formatShareCode } from "@/lib/message/codecs/share-code";
import { formatStoredDraft } from "@/lib/message/stored-draft";
import { readProofMessage, toMessageName } from "./proof-message";

const keep = (form: ReturnType<typeof emptyDraft>) =>
  formatStoredDraft({ id: "d", attempt: 0, savedAt: 1, form });
const KEPT = { ...emptyDraft(), body: "Kept" };
const LINKED = { ...emptyDraft(), body: "Linked" };

async function write(form: typeof LINKED) {
  const written = await formatShareCode(form);
  if (!written.ok) throw new Error(written.why);
  return written.code;
}

test("without a link it is the draft that this browser kept", async () => {
  expect(await readProofMessage("", { linked: null, savedText: keep(KEPT) })).toEqual({
    state: "message",
    form: KEPT,
    code: null,
  });
});

test("what the composer opened from a link and is not kept yet stands before the kept draft", async () => {
  expect(await readProofMessage("", { linked: LINKED, savedText: keep(KEPT) })).toEqual({
    state: "message",
    form: LINKED,
    code: null,
  });
});

test("a link's message stands before the kept draft, and keeps its code", async () => {
  const code = await write(LINKED);
  const message = await readProofMessage(formatShareFragment(code), { linked: KEPT, savedText: keep(KEPT) });
  expect(message).toEqual({ state: "message", form: LINKED, code });
});

test.each([
  ["nothing kept", null],
  ["a blank draft", keep(emptyDraft())],
  ["what is no draft", "{}"],
])("%s is an empty sheet", async (_what, text) => {
  expect(await readProofMessage("#top", { linked: null, savedText: text })).toEqual({ state: "empty" });
});

test("a broken link says why, and is not the kept draft", async () => {
  const code = (await write(LINKED)).slice(0, -4);
  expect(await readProofMessage(`#m=${code}`, { linked: null, savedText: keep(KEPT) })).toEqual({
    state: "broken",
    why: expect.stringMatching(/damaged/),
  });
});

test.each([
  [{ header: " Our Menu " }, "Our Menu"],
  [{}, "List menu without a header"],
  [{ kind: "audio", header: "Our Menu" }, "Audio message"],
] as const)("%j is called %s", (change, name) => {
  expect(toMessageName({ ...emptyDraft(), ...change })).toBe(name);
});
