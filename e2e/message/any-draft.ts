import fc from "fast-check";
import { type DraftForm, type DraftRow, emptyDraft } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { makeRowId } from "@/lib/message/row-id";

/** Text of every kind that has broken a reader somewhere: quotes, backslashes, markup, other scripts, joined emoji. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.constantFrom(..."ab 'Q\"\\$`!#{}[]:,\n\r\t/*<>&;|".split("")), { maxLength: 20 })
    .map((units) => units.join("")),
  fc.constantFrom(
    "",
    " ",
    "__proto__",
    "constructor",
    "\ud83c",
    "a\0b",
    "👩‍⚕️🏳️‍🌈",
    "\ufeffx",
    "مرحبا",
    "ठंडा",
    "可口可乐",
    "{{1}}",
    "EOF\n",
    "\u2028",
  ),
);

const anyRow: fc.Arbitrary<DraftRow> = fc.record({
  id: anyText,
  title: anyText,
  description: anyText,
  isIdOwn: fc.boolean(),
});

/** Any draft: unfinished, too long, wrong. Both kinds' fields are filled. */
export const anyForm: fc.Arbitrary<DraftForm> = fc.record({
  kind: fc.constantFrom("list" as const, "list" as const, "audio" as const),
  recipient: fc.oneof(anyText, fc.constant("+27123456789")),
  replyTo: anyText,
  header: anyText,
  body: anyText,
  footer: anyText,
  button: anyText,
  sections: fc.array(fc.record({ title: anyText, rows: fc.array(anyRow, { maxLength: 4 }) }), {
    maxLength: 4,
  }),
  audioUrl: anyText,
});

const wellFormed = fc.string({ unit: "grapheme", maxLength: 70 }).map((text) => text.replaceAll("\0", ""));
const optional = ({ max }: { max: number }) => wellFormed.map((text) => text.slice(0, max).toWellFormed());
const filled = (limit: { max: number }) => optional(limit).map((text) => (text.trim() === "" ? "x" : text));

/** Any list and any audio message that may be sent as it is. */
export const anyMessage: fc.Arbitrary<DraftForm> = fc
  .record({
    kind: fc.constantFrom("list" as const, "list" as const, "audio" as const),
    recipient: fc.constantFrom("+27123456789", "+12025550104", "+5511900000000"),
    replyTo: fc.constantFrom("", "wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA="),
    header: optional(LIMITS.header),
    body: filled(LIMITS.body),
    footer: optional(LIMITS.footer),
    button: filled(LIMITS.button),
    sections: fc.array(
      fc.record({
        title: optional(LIMITS.sectionTitle),
        rows: fc.array(
          fc.record({
            title: filled(LIMITS.rowTitle),
            description: optional(LIMITS.rowDescription),
            isIdOwn: fc.boolean(),
          }),
          { minLength: 1, maxLength: 4 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    path: fc.webPath(),
  })
  .map(({ path, sections, ...rest }) => {
    const taken = new Set<string>();
    const toId = (title: string) => {
      const id = makeRowId(title, taken);
      taken.add(id);
      return id;
    };
    const withIds = sections.map(({ title, rows }) => ({
      title,
      rows: rows.map((row) => ({ ...row, id: toId(row.title) })),
    }));
    return { ...emptyDraft(), ...rest, sections: withIds, audioUrl: `https://example.com${path}` };
  });
