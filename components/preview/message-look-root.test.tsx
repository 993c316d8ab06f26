import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { anyAudio, anyList, LOOKS } from "@/e2e/fixtures/drawn-messages";
import { DEFAULT_LOOK, type Look, LOOK_AXES } from "./look";
import { MessageLook } from "./message-look";

/** The root attributes that a look may change: platform, size, width and theme. */
const ROOT =
  /^<div data-platform="[a-z]+" data-text="[a-z]+" data-width="[a-z]+"( dir="[a-z]+")? class="(.*?)(?: scheme-(?:light|dark)| ?)">/;
const withoutRoot = (html: string) => html.replace(ROOT, (_, dir = "", classes) => `<div${dir} ${classes}>`);

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
    { numRuns: 2 },
  );
}, 60_000);
