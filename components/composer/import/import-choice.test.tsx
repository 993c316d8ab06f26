import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FLOWIQ_LIST, withInteractive } from "@/e2e/fixtures/message/foreign-forms";
import { readForm } from "@/lib/message/codecs/read-form";
import { ImportChoice } from "./import-dialog";

const audio = { message_type: "audio", media_url: "https://example.com/a.mp3" };
const reading = readForm(JSON.stringify([FLOWIQ_LIST, withInteractive({ header: "<b>" }), audio]));
const choices = reading.ok ? [] : (reading.choices ?? []);
const draw = (chosen: number | null) =>
  renderToStaticMarkup(<ImportChoice {...{ choices, chosen }} onChoose={() => undefined} />);

test("each message is a radio named by its kind and how it begins, and none is chosen for anybody", () => {
  const html = draw(null);
  expect(html.match(/type="radio"/g)).toHaveLength(3);
  for (const text of [
    "Choose 1 of 3 messages",
    "List menu: Head",
    "Pick one · Open",
    "Audio: https://example.com/a.mp3",
  ])
    expect(html.replaceAll("<!-- -->", "")).toContain(text);
  expect(html).toContain("List menu: &lt;b&gt;");
  expect(html).not.toContain("checked=");
  expect(draw(1).match(/checked=/g)).toHaveLength(1);
});
