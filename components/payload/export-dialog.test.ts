import { expect, test } from "vitest";
import { type DraftList, emptyDraft } from "@/lib/message/draft";
import { toFileName } from "./export-dialog";

const list = (header: string): DraftList => ({ ...emptyDraft(), kind: "list", header });

test.each([
  ["Our Menu", "our-menu.menuet.json"],
  ["  ", "list-message.menuet.json"],
  ["../../etc/passwd", "etc-passwd.menuet.json"],
  ["القائمة", "القائمة.menuet.json"],
  ["<b>\u0000:*?|", "b.menuet.json"],
  [`${"word ".repeat(12)}`, "word-word-word-word-word-word-word-word.menuet.json"],
])("a message headed %j is kept as %s", (header, name) => {
  expect(toFileName(list(header), "menuet")).toBe(name);
});

test("each form has an ending of its own", () => {
  const names = (["menuet", "flowiq", "curl", "meta", "twilio"] as const).map((form) =>
    toFileName({ ...emptyDraft(), kind: "audio" }, form),
  );
  expect(names).toEqual([
    "audio-message.menuet.json",
    "audio-message.flowiq.json",
    "audio-message.curl.sh",
    "audio-message.meta.json",
    "audio-message.twilio.json",
  ]);
});
