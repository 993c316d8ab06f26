import fc from "fast-check";
import { type Look, LOOK_AXES } from "@/components/preview/look/look";
import type { DraftAudio, DraftList } from "@/lib/message/draft";

/** Every look that there is. */
export const LOOKS: Look[] = LOOK_AXES.platform.flatMap((platform) =>
  LOOK_AXES.theme.flatMap((theme) =>
    LOOK_AXES.text.flatMap((text) =>
      LOOK_AXES.direction.flatMap((direction) =>
        LOOK_AXES.width.map((width) => ({ platform, theme, text, direction, width })),
      ),
    ),
  ),
);

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
export const anyList: fc.Arbitrary<DraftList> = fc.record({
  kind: fc.constant("list" as const),
  recipient: text,
  replyTo: text,
  header: text,
  body: text,
  footer: text,
  button: text,
  sections: fc.array(fc.record({ title: text, rows: fc.array(anyRow, { maxLength: 4 }) }), { maxLength: 4 }),
});
export const anyAudio: fc.Arbitrary<DraftAudio> = fc.record({
  kind: fc.constant("audio" as const),
  recipient: text,
  replyTo: text,
  audioUrl: text,
});
