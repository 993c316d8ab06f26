import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { anyAudio, anyList, LOOKS } from "@/e2e/fixtures/drawn-messages";
import type { DraftList, DraftMessage } from "@/lib/message/draft";
import { isEmptyText } from "@/lib/message/texts";
import { DEFAULT_LOOK, type Look } from "./look";
import { MessageLook } from "./message-look";

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

/** Every text in React's markup, unaltered by an HTML parser, with its field and direction. */
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

/** Markers and line ends, which WhatsApp's grammar may remove. */
const MARKER = /[*_~`>\-\d.)\s]/;

/** Whether `shown` is `typed` without some markers; the first match of each letter is enough. */
function isWithoutMarkers(shown: string, typed: string): boolean {
  let at = 0;
  for (let index = 0; index < typed.length; index++) {
    if (typed.charAt(index) === shown.charAt(at) && at < shown.length) at++;
    else if (!MARKER.test(typed.charAt(index))) return false;
  }
  return at === shown.length;
}

const orElse = (typed: string, place: string) => (isEmptyText(typed) ? place : typed);

/** Compares what was drawn of a list with what was typed. */
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

/** The chat's own words, none of which was typed. */
const OWN = new Set([
  "Y",
  "Your business",
  "Business account",
  "12:04",
  "Send",
  "Customer",
  "Quoted message",
  "0:00",
  "1×",
]);

const DRAFTS = LOOKS.length;

test(`${DRAFTS} arbitrary drafts, in turn through all ${LOOKS.length} looks, are drawn with every text as it was typed`, () => {
  const seen = new Set<Look>();
  let turn = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: anyList }, { weight: 1, arbitrary: anyAudio }), (draft) => {
      const look = LOOKS[turn++ % LOOKS.length] ?? DEFAULT_LOOK;
      seen.add(look);
      for (const view of ["chat", "list"] as const) {
        const drawn = draw(draft, look, view);
        if (draft.kind === "list") expectOwnTexts(draft, drawn, view);
        const foreign = drawn.filter(({ field, text: own }) => field === null && !OWN.has(own));
        expect(foreign).toEqual([]);
        if (look.direction !== "content")
          expect(drawn.filter(({ dir }) => dir !== look.direction)).toEqual([]);
      }
    }),
    { numRuns: DRAFTS },
  );
  expect(seen.size).toBe(LOOKS.length);
}, 60_000);
