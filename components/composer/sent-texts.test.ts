import { expect, test } from "vitest";
import { emptyDraft } from "@/lib/message/draft";
import { readSentText, rememberSent } from "./sent-texts";

test("what was sent in this visit is known by its message id, however that is pasted", () => {
  rememberSent("wamid.A", { ...emptyDraft(), kind: "list", body: "Please *choose*" });
  rememberSent("wamid.B", { ...emptyDraft(), kind: "audio", audioUrl: "https://example.com/a.mp3" });
  expect(readSentText("wamid.A")).toBe("Please *choose*");
  expect(readSentText(" wamid.A\n")).toBe("Please *choose*");
  expect(readSentText("wamid.B")).toBe("Audio");
  expect(readSentText("wamid.C")).toBeUndefined();
  expect(readSentText("")).toBeUndefined();
});
