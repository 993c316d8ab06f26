import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { DraftAudio, DraftList, DraftMessage } from "@/lib/message/draft";
import { DEFAULT_LOOK, type Look, LOOK_AXES } from "./look";
import { MessageLook } from "./message-look";

const LOOKS: Look[] = LOOK_AXES.platform.flatMap((platform) =>
  LOOK_AXES.theme.flatMap((theme) =>
    LOOK_AXES.text.flatMap((text) =>
      LOOK_AXES.direction.flatMap((direction) =>
        LOOK_AXES.width.map((width) => ({ platform, theme, text, direction, width })),
      ),
    ),
  ),
);

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};
const decode = (html: string) =>
  html.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);

const VOID = new Set(["input"]);
type Drawn = { field: string | null; dir: string | null; text: string };

/**
 * Every text of React's own markup, exactly (an HTML reader would change line breaks, NUL and lone surrogates), with the
 * field that it stands in and the nearest direction.
 */
function readTexts(html: string): Drawn[] {
  const open: { field: string | null; dir: string | null }[] = [{ field: null, dir: null }];
  const texts: Drawn[] = [];
  for (const [, close, name, attributes = "", text] of html.matchAll(
    /<(\/)?([a-z][a-z0-9]*)((?:"[^"]*"|[^>"])*)>|([^<]+)/g,
  )) {
    const now = open.at(-1) ?? { field: null, dir: null };
    if (text !== undefined) texts.push({ ...now, text: decode(text) });
    else if (close) open.pop();
    else if (!VOID.has(name ?? "") && !attributes.endsWith("/"))
      open.push({
        field: / data-field="([^"]*)"/.exec(attributes)?.[1] ?? now.field,
        dir: / dir="([^"]*)"/.exec(attributes)?.[1] ?? now.dir,
      });
  }
  return texts;
}

const draw = (draft: DraftMessage, look: Look, view: "chat" | "list") =>
  readTexts(renderToStaticMarkup(<MessageLook draft={draft} look={look} view={view} />));

const joinField = (drawn: Drawn[], field: string) =>
  drawn
    .filter((each) => each.field === field)
    .map(({ text }) => text)
    .join("");

/** Markers and what ends a line, as whatsapp's grammar may take them away. */
const MARKER = /[*_~`>\-\d.)\s]/;

/** Whether `shown` is `typed` with nothing gone but markers: the first match of each letter is as good as any other. */
function isWithoutMarkers(shown: string, typed: string): boolean {
  let at = 0;
  for (let index = 0; index < typed.length; index++) {
    if (typed.charAt(index) === shown.charAt(at) && at < shown.length) at++;
    else if (!MARKER.test(typed.charAt(index))) return false;
  }
  return at === shown.length;
}

const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "binary" }) },
  // Any UTF-16 unit, halves of pairs too.
  {
    weight: 2,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
      .map((units) => String.fromCharCode(...units)),
  },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 80 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ..."*_~`",
          "```",
          "\n",
          "\r\n",
          "> ",
          "- ",
          "1. ",
          "<b>",
          "&amp;",
          "https://a.example/",
          "سلام",
          "字",
          "👩‍⚕️",
          "\ud83d",
          "a",
          " ",
        ),
        { maxLength: 30 },
      )
      .map((pieces) => pieces.join("")),
  },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "\n", "x".repeat(1500), "👍", "👍 🎉") },
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
  sections: fc.array(fc.record({ title: text, rows: fc.array(anyRow, { maxLength: 4 }) }), { maxLength: 4 }),
});
const anyAudio: fc.Arbitrary<DraftAudio> = fc.record({
  kind: fc.constant("audio" as const),
  recipient: text,
  replyTo: text,
  audioUrl: text,
});
const orElse = (typed: string, place: string) => (typed.trim() === "" ? place : typed);

/** What was drawn of one list, against what was typed into it. */
function expectOwnTexts(draft: DraftList, drawn: Drawn[], view: "chat" | "list") {
  const unless = (typed: string) => orElse(typed, "");
  expect(joinField(drawn, "header")).toBe(unless(draft.header));
  for (const [field, typed] of [
    ["body", orElse(draft.body, "Body")],
    ["footer", unless(draft.footer)],
  ] as const)
    expect(isWithoutMarkers(joinField(drawn, field), typed), field).toBe(true);
  const label = orElse(draft.button, "Button label");
  expect(joinField(drawn, "button")).toBe(view === "list" ? label + label : label);
  const inSheet = drawn.filter(({ field }) => field?.startsWith("sections."));
  const expected = draft.sections.flatMap((section) => [
    unless(section.title),
    ...section.rows.flatMap((row) => [orElse(row.title, "Row title"), unless(row.description)]),
  ]);
  expect(inSheet.map((each) => each.text)).toEqual(view === "list" ? expected.filter(Boolean) : []);
}

/** The chat's own words: none of them was typed. */
const OWN = new Set([
  "Y",
  "Your business",
  "business account",
  "12:04",
  "Send",
  "Customer",
  "Quoted message",
  "0:00",
  "1×",
]);

const DRAFTS = 2000;

/** A markup but for what a look says at the chat's root: its platform, size, width and theme. */
const ROOT =
  /^<div data-platform="[a-z]+" data-text="[a-z]+" data-width="[a-z]+"( dir="[a-z]+")? class="(.*?)(?: scheme-(?:light|dark)| ?)">/;
const withoutRoot = (html: string) => html.replace(ROOT, (_, dir = "", classes) => `<div${dir} ${classes}>`);

// A look speaks at the root alone (the next test), but for its direction: each draft is drawn in all three, in turn through all looks.
test(`${DRAFTS} arbitrary drafts, in turn through all ${LOOKS.length} looks, are drawn with every text as it was typed`, () => {
  const seen = new Set<Look>();
  let turn = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: anyList }, { weight: 1, arbitrary: anyAudio }), (draft) => {
      const turned = LOOKS[turn++ % LOOKS.length] ?? DEFAULT_LOOK;
      seen.add(turned);
      for (const direction of LOOK_AXES.direction) {
        const look = { ...turned, direction };
        for (const view of ["chat", "list"] as const) {
          const drawn = draw(draft, look, view);
          if (draft.kind === "list") expectOwnTexts(draft, drawn, view);
          const foreign = drawn.filter(({ field, text: own }) => field === null && !OWN.has(own));
          expect(foreign).toEqual([]);
          if (look.direction !== "content")
            expect(drawn.filter(({ dir }) => dir !== look.direction)).toEqual([]);
        }
      }
    }),
    { numRuns: DRAFTS },
  );
  expect(seen.size).toBe(LOOKS.length);
}, 120_000);

test(`beyond its direction, each of all ${LOOKS.length} looks changes the root's attributes and no text, element or class within`, () => {
  fc.assert(
    fc.property(fc.oneof(anyList, anyAudio), (draft) => {
      for (const view of ["chat", "list"] as const) {
        const html = (look: Look) =>
          renderToStaticMarkup(<MessageLook draft={draft} look={look} view={view} />);
        for (const direction of LOOK_AXES.direction) {
          const base = withoutRoot(html({ ...DEFAULT_LOOK, direction }));
          expect(base).not.toContain("data-platform");
          for (const look of LOOKS.filter((one) => one.direction === direction))
            expect(withoutRoot(html(look))).toBe(base);
        }
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);

describe("a still look", () => {
  const list: DraftList = {
    kind: "list",
    recipient: "+27123456789",
    replyTo: "",
    header: "Our Menu",
    body: "Please *select*",
    footer: "",
    button: "View",
    sections: [
      { title: "", rows: [{ id: "a", title: "Tea", description: "", isIdOwn: false }] },
      ...Array.from({ length: 9 }, (_, index) => ({
        title: `Section ${index}`,
        rows: [{ id: `r${index}`, title: `Row ${index}`, description: "Hot", isIdOwn: false }],
      })),
    ],
  };
  const audio: DraftAudio = {
    kind: "audio",
    recipient: "",
    replyTo: "",
    audioUrl: "https://example.com/a.mp3",
  };
  const html = (draft: DraftMessage, look: Partial<Look>, view: "chat" | "list") =>
    renderToStaticMarkup(<MessageLook draft={draft} look={{ ...DEFAULT_LOOK, ...look }} view={view} />);

  test("of the list shows all ten sections and every row, one radio each", () => {
    const sheet = html(list, {}, "list");
    expect(sheet.match(/chat-radio /g)).toHaveLength(10);
    for (let index = 0; index < 9; index++) expect(sheet).toContain(`Section ${index}`);
    expect(html(list, {}, "chat")).not.toContain("chat-radio");
  });

  test("has nothing to tap and nothing to fetch", () => {
    for (const view of ["chat", "list"] as const) {
      expect(html(list, {}, view)).not.toMatch(/<button|<input|<audio|tabindex|href/);
      expect(html(audio, {}, view)).not.toMatch(/<audio|tabindex|href|src=/);
    }
    expect(html(audio, {}, "chat")).toMatch(/inert=""[^>]*>.*aria-label="Play"/);
  });

  test("holds no style attribute, which the page's policy would refuse", () => {
    for (const look of LOOKS) expect(html(list, look, "list")).not.toContain("style=");
  });

  test("never shows whom it goes to", () => {
    expect(html(list, {}, "list")).not.toContain("27123456789");
  });

  test("draws one to three emoji alone large, and words not", () => {
    expect(html({ ...list, body: "👍 🎉" }, {}, "chat")).toContain("text-chat-emoji");
    expect(html({ ...list, body: "Hi 👍" }, {}, "chat")).not.toContain("text-chat-emoji");
  });

  test("forced to a direction says so at the chat and at every text", () => {
    expect(html(list, { direction: "rtl" }, "list")).not.toContain('dir="auto"');
    expect(html(list, {}, "list")).toContain('dir="auto"');
  });
});
