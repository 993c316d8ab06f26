import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FORM, write } from "@/e2e/fixtures/share/written-codes";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { INPUT_BOUNDS } from "@/lib/message/limits";
import { findShareCode, formatShareFragment } from "./share-fragment";
import { formatShareCode, MOST_ITEMS, parseShareCode } from "./share-code";

/** The part of a form that is shared. */
const toShared = (form: DraftForm): DraftForm =>
  form.kind === "audio"
    ? { ...emptyDraft(), kind: "audio", audioUrl: form.audioUrl }
    : form.kind === "text"
      ? { ...emptyDraft(), kind: "text", text: form.text }
      : { ...form, recipient: "", replyTo: "", audioUrl: "", text: "" };

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.constantFrom("", " ", "__proto__", "\ud83c", "a\0b", "👩‍⚕️", "\ufeff"),
);
const anyRow = fc.record({ id: anyText, title: anyText, description: anyText, isIdOwn: fc.boolean() });
const anyForm: fc.Arbitrary<DraftForm> = fc.record({
  kind: fc.constantFrom("list" as const, "audio" as const, "text" as const),
  recipient: anyText,
  replyTo: anyText,
  header: anyText,
  body: anyText,
  footer: anyText,
  button: anyText,
  sections: fc.array(fc.record({ title: anyText, rows: fc.array(anyRow, { maxLength: 3 }) }), {
    maxLength: 3,
  }),
  audioUrl: anyText,
  text: anyText,
});

describe("a message in a link", () => {
  test("comes back without its recipient, its reply id and the other kind's fields", async () => {
    expect(await parseShareCode(await write(FORM))).toEqual({ ok: true, form: toShared(FORM) });
    const audio = { ...FORM, kind: "audio" as const };
    expect(await parseShareCode(await write(audio))).toEqual({ ok: true, form: toShared(audio) });
  });

  test("comes back, however unfinished or wrong it is", async () => {
    await fc.assert(
      fc.asyncProperty(anyForm, async (form) => {
        expect(await parseShareCode(await write(form))).toEqual({ ok: true, form: toShared(form) });
      }),
    );
  });

  test("comes back when it is far too long, and when it is empty", async () => {
    const long = { ...FORM, body: "word ".repeat(3000) };
    expect(await parseShareCode(await write(long))).toEqual({ ok: true, form: toShared(long) });
    expect(await parseShareCode(await write(emptyDraft()))).toEqual({ ok: true, form: emptyDraft() });
    const bare = { ...emptyDraft(), sections: [] };
    expect(await parseShareCode(await write(bare))).toEqual({ ok: true, form: bare });
  });

  test("is the same code for whomever it is meant", async () => {
    expect(await write(FORM)).toBe(await write({ ...FORM, recipient: "", replyTo: "", audioUrl: "" }));
  });

  test("is a fragment of letters that no address needs to escape, and ends with one", async () => {
    const code = await write(FORM);
    expect(code).toMatch(/^1\.[\w-]+z$/);
    expect(new URL(formatShareFragment(code), "https://example.com/proof").hash).toBe(`#m=${code}`);
    expect(findShareCode(formatShareFragment(code))).toBe(code);
    expect(findShareCode(`#theme=dark&m=${code}&width=web`)).toBe(code);
    expect(await parseShareCode(` ${code}\n`)).toEqual({ ok: true, form: toShared(FORM) });
  });

  test.each(["", "#", "#section-2", "#mm=1", "#M=1", "#%"])("the fragment %j carries none", (fragment) => {
    expect(findShareCode(fragment)).toBeNull();
  });

  test("is refused in words when it does not fit", async () => {
    const noise = (length: number) =>
      Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * at * 7919) % 8191))).join("");
    const why = { ok: false, why: "This message is too large for a link" };
    expect(await formatShareCode({ ...FORM, body: noise(12_000) })).toEqual(why);
    expect(await formatShareCode({ ...FORM, body: "a".repeat(INPUT_BOUNDS.characters + 1) })).toEqual(why);
    const row = { id: "", title: "", description: "", isIdOwn: false };
    const many = { title: "", rows: Array.from({ length: MOST_ITEMS + 1 }, () => row) };
    expect(await formatShareCode({ ...FORM, sections: [many] })).toEqual(why);
  });
});
