import { expect, test } from "vitest";
import { emptyDraft } from "@/lib/message/draft";
import { readSentText, readSentTime, rememberSent, rememberSentTime, rememberSentWords } from "./known";

test("what was sent in this visit is known by its message id, however that is pasted", () => {
  rememberSent("wamid.A", { ...emptyDraft(), kind: "list", body: "Please *choose*" });
  rememberSent("wamid.B", { ...emptyDraft(), kind: "audio", audioUrl: "https://example.com/a.mp3" });
  expect(readSentText("wamid.A")).toBe("Please *choose*");
  expect(readSentText(" wamid.A\n")).toBe("Please *choose*");
  expect(readSentText("wamid.B")).toBe("Audio");
  expect(readSentText("wamid.C")).toBeUndefined();
  expect(readSentText("")).toBeUndefined();
});

test("what the outbox remembers is known once it was looked up, and never in place of a whole text", () => {
  rememberSentWords("wamid.D", "How it begins", 5);
  expect(readSentText("wamid.D")).toBe("How it begins");
  rememberSent("wamid.E", { ...emptyDraft(), kind: "list", body: "The whole text" });
  rememberSentWords("wamid.E", "Header The whole", 6);
  expect(readSentText("wamid.E")).toBe("The whole text");
});

test("when a message was sent is known where the outbox said so", () => {
  rememberSentWords("wamid.F", "Text", 5);
  expect(readSentTime(" wamid.F\n")).toBe(5);
  rememberSentTime("wamid.G", 7);
  expect([readSentTime("wamid.G"), readSentText("wamid.G"), readSentTime("wamid.H")]).toEqual([
    7,
    undefined,
    undefined,
  ]);
});
