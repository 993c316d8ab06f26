import { expect, test } from "vitest";
import { parsePayload } from "./parse-payload";

const make = (button: string, title: string) => ({
  phone_number: "+27123456789",
  message_type: "interactive",
  interactive: { type: "list", body: "a\r\nb", button, sections: [{ rows: [{ id: "a", title }] }] },
});

test("what was changed in a body is noted, with its place in it", () => {
  expect(parsePayload(make("View\nmenu", "Al\tpha"))).toMatchObject({
    ok: true,
    value: { body: "a\nb", button: "View menu", sections: [{ rows: [{ title: "Al pha" }] }] },
    notes: [
      {
        path: "interactive.button",
        message: "A line break or tab in Button label was replaced by a space",
        source: "menuet",
      },
      {
        path: "interactive.sections.0.rows.0.title",
        message: "A line break or tab in Row title was replaced by a space",
        source: "menuet",
      },
    ],
  });
  expect(parsePayload(make("View menu", "Alpha"))).toMatchObject({ ok: true, notes: [] });
});
