// @vitest-environment jsdom
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { type DraftAudio, type DraftList, type DraftMessage, emptyDraft } from "@/lib/message/draft";
import { isEmptyText } from "@/lib/message/texts";
import { StaticMessage } from "./static-message";

const draw = (draft: DraftMessage) =>
  new DOMParser().parseFromString(
    renderToStaticMarkup(<StaticMessage draft={draft} time="12:04" />),
    "text/html",
  ).body;

const row = (title: string, description = "") => ({ id: title, title, description, isIdOwn: false });
const LIST: DraftList = {
  kind: "list",
  recipient: "+27123456789",
  replyTo: "",
  header: "Our Menu",
  body: "Please select",
  footer: "Tap below",
  button: "View Menu",
  sections: [
    { title: "Main Dishes", rows: [row("Burger", "Beef patty"), row("Pizza")] },
    { title: "  ", rows: [row("Cola", "  ")] },
  ],
};
const AUDIO: DraftAudio = {
  kind: "audio",
  recipient: "+27123456789",
  replyTo: "",
  audioUrl: "https://example.com/message.mp3",
};

describe("a message to look at", () => {
  test("is the bubble and what its sheet holds, blank titles and descriptions left out", () => {
    expect(draw(LIST).textContent).toBe(
      "Our MenuPlease selectTap below12:04View MenuMain DishesBurger · Beef pattyPizzaCola",
    );
  });

  test("of an audio message shows the address, and fetches and plays nothing", () => {
    const body = draw(AUDIO);
    expect(body.textContent).toBe("https://example.com/message.mp312:04");
    expect(body.querySelector("audio, a, [src], [href]")).toBeNull();
  });

  test("begins with the quote of what is replied to", () => {
    expect(draw({ ...AUDIO, replyTo: "wamid.A" }).textContent).toMatch(
      /^Quoted messageThe message replied to/,
    );
    expect(draw({ ...LIST, replyTo: "wamid.A" }).textContent).toMatch(
      /^Quoted messageThe message replied to/,
    );
  });

  test("never shows whom it goes to", () => {
    expect(draw(LIST).innerHTML + draw(AUDIO).innerHTML).not.toContain("27123456789");
  });

  test.each(["list", "audio", "text"] as const)("of an empty draft of the kind %s can be drawn", (kind) => {
    expect(draw({ ...emptyDraft(), kind }).textContent).toContain("12:04");
  });

  test("without sections and rows can be drawn", () => {
    expect(draw({ ...LIST, sections: [] }).textContent).toMatch(/View Menu$/);
    expect(draw({ ...LIST, sections: [{ title: "Empty", rows: [] }] }).textContent).toMatch(/Empty$/);
  });

  test("lets each section title and row go its own way", () => {
    const sections = [{ title: "مشروبات", rows: [row("كولا"), row("Water")] }];
    const sheet = [...draw({ ...LIST, sections }).querySelectorAll("[dir=auto]")].slice(-3);
    expect(sheet.map((element) => element.textContent)).toEqual(["مشروبات", "كولا", "Water"]);
  });

  test.each(["<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "javascript:alert(1)"])(
    "keeps %j as text in every field",
    (hostile) => {
      const fields = { replyTo: hostile, header: hostile, body: hostile, footer: hostile, button: hostile };
      const sections = [{ title: hostile, rows: [row(hostile, hostile)] }];
      const list = draw({ ...LIST, ...fields, sections });
      const audio = draw({ ...AUDIO, replyTo: hostile, audioUrl: hostile });
      expect(list.textContent?.split(hostile)).toHaveLength(8);
      expect(audio.textContent).toContain(hostile);
      for (const body of [list, audio])
        expect(body.querySelector("script, img, a, [onerror], [onclick]")).toBeNull();
    },
  );
});

/** What an HTML parser makes of the characters that it changes. */
const asRead = (text: string) => text.replace(/\r\n?/g, "\n").replaceAll("\0", "");

test("any draft can be drawn, with its titles in it and no element that was typed", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("<b>", "&amp;", "*_~`", "```", "> - 1. ", "</div>", "\r\n", "a\0b"),
  );
  const anyRow = fc.record({ id: text, title: text, description: text, isIdOwn: fc.boolean() });
  const anyList: fc.Arbitrary<DraftList> = fc.record({
    kind: fc.constant("list" as const),
    recipient: text,
    replyTo: text,
    header: text,
    body: text,
    footer: text,
    button: text,
    sections: fc.array(fc.record({ title: text, rows: fc.array(anyRow, { maxLength: 3 }) }), {
      maxLength: 3,
    }),
  });
  const anyAudio: fc.Arbitrary<DraftAudio> = fc.record({
    kind: fc.constant("audio" as const),
    recipient: text,
    replyTo: text,
    audioUrl: text,
  });
  fc.assert(
    fc.property(anyList, anyAudio, (list, audio) => {
      const drawn = draw(list);
      const shown = drawn.textContent ?? "";
      const titles = list.sections.flatMap(({ title, rows }) => [title, ...rows.map((each) => each.title)]);
      const required = [list.header, list.button, ...titles].filter((each) => !isEmptyText(each));
      expect(required.filter((each) => !shown.includes(asRead(each)))).toEqual([]);
      expect(drawn.querySelector("b, script, [onclick]")).toBeNull();
      expect(draw(audio).textContent).toContain(asRead(audio.audioUrl));
    }),
    { numRuns: 100 },
  );
});
