import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { anyForm } from "@/e2e/fixtures/message/any-draft";
import type { DraftForm } from "@/lib/message/draft";
import { toMessage } from "@/lib/message/message";
import { parsePayload } from "@/lib/message/parse-payload";
import { toPayload } from "@/lib/message/payload";
import { normaliseTexts } from "@/lib/message/texts";
import { DEFAULT_LOOK } from "./look";
import { MessageLook } from "./message-look";

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
const decode = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? "");

/** The texts that the open list shows, by path; placeholders show none of the message. */
function readShown(form: DraftForm): Map<string, string> {
  const html = renderToStaticMarkup(<MessageLook draft={form} look={DEFAULT_LOOK} view="list" />);
  const texts = html.matchAll(/data-field="((?:header|button|sections\.[^"]*))"[^>]*>([^<]*)</g);
  return new Map(Array.from(texts, ([, path = "", text = ""]) => [path, decode(text)]));
}

const EMPTY = "";
const list = anyForm.map((form): DraftForm => normaliseTexts({ ...form, kind: "list" }));

test("what the preview shows of any draft is what its payload holds, text by text", () => {
  fc.assert(
    fc.property(list, (form) => {
      const payload = toPayload(toMessage(form));
      if (payload.message_type !== "interactive") throw new Error("no list");
      const shown = readShown(form);
      const { header = EMPTY, button, sections } = payload.interactive;
      expect(shown.get("header") ?? EMPTY).toBe(header);
      if (shown.get("button") !== "Button label") expect(shown.get("button")).toBe(button);
      sections.forEach(({ title = EMPTY, rows }, s) => {
        expect(shown.get(`sections.${s}.title`) ?? EMPTY).toBe(title);
        rows.forEach((row, r) => {
          const path = `sections.${s}.rows.${r}`;
          if (shown.get(`${path}.title`) !== "Row title") expect(shown.get(`${path}.title`)).toBe(row.title);
          expect(shown.get(`${path}.description`) ?? EMPTY).toBe(row.description ?? EMPTY);
        });
      });
    }),
    { numRuns: 60 },
  );
});

test("what a draft sends comes out of the API's reader as it went in", () => {
  fc.assert(
    fc.property(list, (form) => {
      const payload = toPayload(toMessage({ ...form, recipient: "+27123456789" }));
      const read = parsePayload(payload);
      if (read.ok) expect([toPayload(read.value), read.notes]).toEqual([payload, []]);
    }),
    { numRuns: 200 },
  );
});
