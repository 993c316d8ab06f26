import { describe, expect, test } from "vitest";
import { audio, list, row, section } from "@/e2e/fixtures/message/made-drafts";
import { draw } from "@/e2e/fixtures/message/drawn-problems";
import { findProblems } from "./problems";

describe("a placeholder that stands in a text", () => {
  test.each([
    ["header", list({ header: "Hi {{1}}" })],
    ["body", list({ body: "Dear {{customer_name}}, choose:" })],
    ["footer", list({ footer: "{{ $json.from }}" })],
    ["button", list({ button: "{{1}}" })],
    ["sections.0.title", list({ sections: [section("{{1}}", row("a"))] })],
    ["sections.0.rows.0.title", list({ sections: [section("", row("a", { title: "{{1}}" }))] })],
    [
      "sections.0.rows.0.description",
      list({ sections: [section("", row("a", { description: "R {{2}}" }))] }),
    ],
    ["sections.0.rows.0.id", list({ sections: [section("", row("{{1}}", { title: "A" }))] })],
    ["audioUrl", audio({ audioUrl: "https://example.com/{{1}}.mp3" })],
  ])("%s: a warning that stops nothing", (path, draft) => {
    expect(draw(draft)).toEqual([["warning", path, "placeholder"]]);
  });

  test("is quoted, shortened where it is long, and gone with it", () => {
    expect(findProblems(list({ header: "Hi {{1}} and {{2}}" }))).toEqual([
      {
        level: "warning",
        path: "header",
        place: "Header",
        source: "menuet",
        message: "“{{1}}” will be sent as written. Replace it with the real text",
        code: "placeholder",
        isLikelyRefused: false,
      },
    ]);
    expect(findProblems(list({ body: `{{${"x".repeat(60)}}}` }))[0]?.message).toContain(`${"x".repeat(38)}…`);
    for (const body of ["Hi Anna", "{1}", "{{", "}} {{", "{ {1} }"]) expect(draw(list({ body }))).toEqual([]);
  });
});

describe("what vendors disagree on in a button", () => {
  test.each(["🍔 Menu", "Menu ❤️", "Menu 👩‍⚕️", "🇿🇦 Menu", "1️⃣ Menu"])("%s has an emoji", (button) => {
    expect(draw(list({ button }))).toEqual([["warning", "button", "emoji-in-button"]]);
  });
  test.each(["*Menu*", "Menu *", "_Menu_", "~Menu~", "`Menu`", "View *the* menu"])(
    "%s has marks",
    (button) => {
      expect(draw(list({ button }))).toEqual([["warning", "button", "marks-in-button"]]);
    },
  );
  test.each(["Menu", "snake_case", "Menu ~", "Menu №1 → #2", "القائمة", "Menu ©"])(
    "%s has neither",
    (button) => {
      expect(draw(list({ button }))).toEqual([]);
    },
  );
  test("it is said whose word it is", () => {
    expect(findProblems(list({ button: "*🍔*" })).map(({ message, source }) => [source, message])).toEqual([
      ["menuet", "Some WhatsApp providers refuse emoji in a button label. Send a test first"],
      [
        "menuet",
        "A button label shows marks such as *bold* as plain text. Some WhatsApp providers refuse them",
      ],
    ]);
  });
});

describe("a text that shows nothing is missing", () => {
  const BLANK = "\u200b\u2800\u3164\ufe0f";
  test("required texts stop the send, and optional ones are no fault", () => {
    const rows = [row("a", { title: BLANK, description: BLANK }), row(BLANK, { title: "B" })];
    const draft = list({
      header: BLANK,
      body: BLANK,
      footer: BLANK,
      button: BLANK,
      sections: [section(BLANK, ...rows)],
    });
    expect(draw(draft)).toEqual([
      ["error", "body", "required"],
      ["error", "button", "required"],
      ["error", "sections.0.rows.0.title", "required"],
      ["error", "sections.0.rows.1.id", "required"],
    ]);
    expect(draw(audio({ audioUrl: BLANK }))).toEqual([["error", "audioUrl", "required"]]);
  });

  test("it names no section among several", () => {
    const sections = [section("A", row("a")), section(BLANK, row("b", { title: "" }))];
    expect(findProblems(list({ sections })).map(({ place, code }) => [place, code])).toEqual([
      ["Section 2", "missing-section-title"],
      ["Section 2, row 1", "required"],
    ]);
  });
});
