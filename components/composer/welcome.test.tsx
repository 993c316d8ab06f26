import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { emptyDraft } from "@/lib/message/draft";
import { Thumbnail, toFacts } from "./welcome";

test.each([
  ["text", { text: "See you *soon*" }, "<strong", "Text message"],
  ["list", { body: "Pick one", button: "Open" }, "Pick one", "1 section, 1 row"],
  ["audio", {}, "Play", "Audio message"],
] as const)("a starter of kind %s is drawn as its bubble", (kind, texts, drawn, facts) => {
  const form = { ...emptyDraft(), kind, ...texts };
  expect(renderToStaticMarkup(<Thumbnail form={form} />)).toContain(drawn);
  expect(toFacts(form)).toBe(facts);
});
