import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DraftForm, emptyDraft, emptySection } from "./draft";
import { formatStoredDraft, readStoredDraft, type StoredDraft } from "./stored-draft";
import { normaliseTexts } from "./texts";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "__proto__", "\ud83c", "a\0b"));
const anyRow = fc.record({ id: anyText, title: anyText, description: anyText, isIdOwn: fc.boolean() });
const anySection = fc.record({ title: anyText, rows: fc.array(anyRow, { maxLength: 4 }) });
const anyForm: fc.Arbitrary<DraftForm> = fc.record({
  kind: fc.constantFrom("list" as const, "audio" as const, "text" as const),
  recipient: anyText,
  replyTo: anyText,
  header: anyText,
  body: anyText,
  footer: anyText,
  button: anyText,
  sections: fc.array(anySection, { maxLength: 4 }),
  audioUrl: anyText,
  text: anyText,
});
const anyStored: fc.Arbitrary<StoredDraft> = fc.record({
  id: fc.string({ minLength: 1 }),
  attempt: fc.maxSafeNat(),
  savedAt: fc.maxSafeNat(),
  form: anyForm,
});

const FORM: DraftForm = {
  kind: "list",
  recipient: "+27123456789",
  replyTo: "wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=",
  header: "Our Menu",
  body: "Please select",
  footer: "Tap below",
  button: "View Menu",
  sections: [
    {
      title: "Drinks",
      rows: [{ id: "cola", title: "Cola", description: "500ml bottle", isIdOwn: true }],
    },
  ],
  audioUrl: "https://example.com/message.mp3",
  text: "Of another kind",
};
const STORED: StoredDraft = { id: "d1", attempt: 2, savedAt: 1_700_000_000_000, form: FORM };
const KEPT: StoredDraft = { ...STORED, form: { ...FORM, recipient: "", replyTo: "" } };

/** The stored text with one value changed. */
function damage(place: string, value: unknown): string {
  const stored: unknown = JSON.parse(formatStoredDraft(STORED));
  const keys = place.split(".");
  const last = keys.pop() ?? "";
  const holder = keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), stored);
  Reflect.set(Object(holder), last, value);
  return JSON.stringify(stored);
}

describe("a draft that was kept", () => {
  test("comes back as it was, but for the recipient and the reply id", () => {
    expect(readStoredDraft(formatStoredDraft(STORED))).toEqual(KEPT);
  });

  test("comes back, whatever was typed, with line breaks in its body only", () => {
    fc.assert(
      fc.property(anyStored, (stored) => {
        const form = normaliseTexts({ ...stored.form, recipient: "", replyTo: "" });
        expect(readStoredDraft(formatStoredDraft(stored))).toEqual({ ...stored, form });
      }),
    );
  });

  test("holds nothing of whom it goes to", () => {
    const text = formatStoredDraft(STORED);
    expect(text).not.toContain("27123456789");
    expect(text).not.toContain("wamid");
    expect(text).not.toContain("HBgLMTIwMjU1NTAxMjM");
  });

  test("does not bring back a recipient or a reply id that somebody put there", () => {
    expect(readStoredDraft(damage("form.recipient", "+27123456789"))).toEqual(KEPT);
    expect(readStoredDraft(damage("form.replyTo", "wamid.A"))).toEqual(KEPT);
  });
});

describe("a text that is no draft", () => {
  test.each([
    ["nothing", ""],
    ["half of one", formatStoredDraft(STORED).slice(0, -2)],
    ["null", "null"],
    ["a text", `"draft"`],
    ["a list", "[]"],
    ["an empty object", "{}"],
    ["an earlier version", damage("version", 0)],
    ["a later version", damage("version", 2)],
    ["a version as text", damage("version", "1")],
    ["one without a name", damage("id", "")],
    ["one whose name is a number", damage("id", 7)],
    ["one without a form", damage("form", null)],
    ["one whose form is a text", damage("form", "{}")],
  ])("%s is read as none", (_what, text) => {
    expect(readStoredDraft(text)).toBeNull();
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readStoredDraft(text)).toBeNull();
      }),
    );
  });
});

const WRONG = [null, 7, true, [], { toString: "x" }];

describe("a damaged field costs that field only", () => {
  test.each(
    (["header", "body", "footer", "button", "audioUrl"] as const).flatMap((name) =>
      WRONG.map((value) => [name, value] as const),
    ),
  )("%s as %j is empty", (name, value) => {
    expect(readStoredDraft(damage(`form.${name}`, value))).toEqual({
      ...KEPT,
      form: { ...KEPT.form, [name]: "" },
    });
  });

  test.each(["attempt", "savedAt"] as const)("%s that is no whole number is 0", (name) => {
    for (const value of [null, "3", 1.5, 1e300, {}])
      expect(readStoredDraft(damage(name, value))).toEqual({ ...KEPT, [name]: 0 });
  });

  test.each([null, 7, "audio message", {}])("kind as %j is a list", (value) => {
    expect(readStoredDraft(damage("form.kind", value))).toEqual(KEPT);
  });

  test.each([null, 7, "x", {}])("sections as %j are the one empty section of a new draft", (value) => {
    expect(readStoredDraft(damage("form.sections", value))?.form).toEqual({
      ...KEPT.form,
      sections: [emptySection()],
    });
  });

  test.each([null, 7, "x", []])("a section as %j is one without a title and rows", (value) => {
    expect(readStoredDraft(damage("form.sections.0", value))?.form.sections).toEqual([
      { title: "", rows: [] },
    ]);
  });

  test.each([null, 7, "x", []])("a row as %j is an empty row", (value) => {
    expect(readStoredDraft(damage("form.sections.0.rows.0", value))?.form.sections).toEqual([
      { title: "Drinks", rows: [{ id: "", title: "", description: "", isIdOwn: false }] },
    ]);
  });

  test.each(["id", "title", "description"])("a row's %s that is no text is empty", (name) => {
    const row = { id: "cola", title: "Cola", description: "500ml bottle", isIdOwn: true };
    for (const value of WRONG)
      expect(readStoredDraft(damage(`form.sections.0.rows.0.${name}`, value))?.form.sections).toEqual([
        { title: "Drinks", rows: [{ ...row, [name]: "" }] },
      ]);
  });

  test.each([null, 1, "true", {}])("isIdOwn as %j is false", (value) => {
    const read = readStoredDraft(damage("form.sections.0.rows.0.isIdOwn", value));
    expect(read?.form.sections[0]?.rows[0]?.isIdOwn).toBe(false);
  });

  test("a form with none of its fields is a new draft, and what is foreign to it is left behind", () => {
    const text = damage("form", { constructor: "x", unknown: 1 });
    expect(readStoredDraft(text)).toEqual({ ...STORED, form: emptyDraft() });
  });
});
