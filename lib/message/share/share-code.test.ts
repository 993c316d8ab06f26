import fc from "fast-check";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { INPUT_BOUNDS } from "@/lib/message/limits";
import { formatBase64url } from "./base64url";
import { countChecksum } from "./checksum";
import { findShareCode, formatShareFragment } from "./fragment";
import { formatShareCode, parseShareCode, SHARE_BOUNDS, type ShareReading } from "./share-code";
import { MOST_ITEMS } from "./wire";

const FORM: DraftForm = {
  kind: "list",
  recipient: "+27123456789",
  replyTo: "wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=",
  header: "Our Menu",
  body: "Please select",
  footer: "",
  button: "View Menu",
  sections: [
    { title: "Drinks", rows: [{ id: "cola", title: "Cola 🥤", description: "500ml", isIdOwn: true }] },
  ],
  audioUrl: "https://example.com/hidden.mp3",
};
/** What of a form is shared. */
const toShared = (form: DraftForm): DraftForm =>
  form.kind === "audio"
    ? { ...emptyDraft(), kind: "audio", audioUrl: form.audioUrl }
    : { ...form, recipient: "", replyTo: "", audioUrl: "" };

async function write(form: DraftForm): Promise<string> {
  const written = await formatShareCode(form);
  if (!written.ok) throw new Error(written.why);
  return written.code;
}
/** A code as somebody else may make it: its checksum fits. */
function forge(packed: Uint8Array): string {
  return `1.${formatBase64url(new Uint8Array([...countChecksum(packed), ...packed]))}z`;
}
const forgeJson = (value: unknown) => forge(deflateRawSync(JSON.stringify(value)));

/** The best of three readings in milliseconds: what reading costs, and not what else the machine does. */
async function timeReading(code: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    await parseShareCode(code);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

async function expectWhy(reading: Promise<ShareReading>, words: RegExp) {
  const why = await reading;
  expect(why).toEqual({ ok: false, why: expect.stringMatching(words) });
}

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.constantFrom("", " ", "__proto__", "\ud83c", "a\0b", "👩‍⚕️", "\ufeff"),
);
const anyRow = fc.record({ id: anyText, title: anyText, description: anyText, isIdOwn: fc.boolean() });
const anyForm: fc.Arbitrary<DraftForm> = fc.record({
  kind: fc.constantFrom("list" as const, "audio" as const),
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

describe("a link that is not as it was written", () => {
  test.each([
    "",
    " ",
    "hello",
    "=",
    "1",
    ".",
    "m=1.abc",
    "v1.abc",
    "-1.abcz",
    "12345.abcz",
    "<script>",
    "\0",
  ])("%j is said to hold no message", async (text) => {
    await expectWhy(parseShareCode(text), /holds no message of Menuet/);
  });

  test.each(["0", "2", "10", "01", "9999"])("version %s is named", async (version) => {
    const code = (await write(FORM)).replace(/^1/, version);
    await expectWhy(parseShareCode(code), new RegExp(`is of version ${version}, .* reads version 1 only`));
  });

  test("is said to be damaged wherever it is cut", async () => {
    const code = await write(FORM);
    for (let length = 2; length < code.length; length++) {
      await expectWhy(parseShareCode(code.slice(0, length)), /damaged or cut short/);
    }
  });

  test("is said to be damaged whichever of its letters is another", async () => {
    const code = await write(FORM);
    const letters = "AQgw-_09azZ.%é";
    for (let at = 2; at < code.length; at++) {
      for (const letter of letters.replace(code[at] ?? "", "")) {
        const changed = code.slice(0, at) + letter + code.slice(at + 1);
        await expectWhy(parseShareCode(changed), /damaged or cut short/);
      }
    }
  });

  test("is said to be damaged whichever of its bits is flipped", async () => {
    const packed = deflateRawSync("[]");
    const bytes = new Uint8Array([...countChecksum(packed), ...packed]);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
      await expectWhy(parseShareCode(`1.${formatBase64url(flipped)}z`), /damaged or cut short/);
    }
  });

  test("never throws", async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const any = fc.oneof(fc.string({ unit: "binary" }), bytes.map(forge), fc.json().map(forgeJson));
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        expect(await parseShareCode(text)).toEqual({ ok: false, why: expect.stringMatching(/^This link /) });
      }),
    );
  });
});

describe("a link that was made to harm", () => {
  const MEGABYTES = 4;
  const bombs = {
    "zeros without end": forge(deflateRawSync(Buffer.alloc(MEGABYTES * 2 ** 20), { level: 9 })),
    "a text without end": forgeJson(["audio", "a".repeat(MEGABYTES * 2 ** 20)]),
    "rows without end": forgeJson(["list", "", "", "", "", [["", Array(2 ** 17).fill(["", "", "", true])]]]),
  };

  test.each(Object.entries(bombs))("%s: refused in words, in less than 100 ms", async (_name, code) => {
    expect(code.length).toBeLessThanOrEqual(SHARE_BOUNDS.code);
    await expectWhy(parseShareCode(code), /holds more than a message can be/);
    expect(await timeReading(code)).toBeLessThan(100);
  });

  test("megabytes of link are refused unread", async () => {
    const code = `1.${"A".repeat(2 ** 23)}z`;
    await expectWhy(parseShareCode(code), /longer than a link to a message can be/);
    expect(await timeReading(code)).toBeLessThan(100);
  });

  test("as many faults as fit are found in less than 100 ms", async () => {
    for (const [sections, rows] of [
      [MOST_ITEMS, MOST_ITEMS],
      [1, SHARE_BOUNDS.unfolded / 4],
      [200, 200],
    ] as const) {
      const faults = Array(sections).fill(["", Array(rows).fill(0)]);
      const code = forgeJson(["list", "", "", "", "", faults]);
      await expectWhy(parseShareCode(code), /something that is no message/);
      expect(await timeReading(code)).toBeLessThan(100);
    }
  });

  test("the deepest nesting that fits is no message", async () => {
    const depth = SHARE_BOUNDS.unfolded / 2;
    const code = forge(deflateRawSync("[".repeat(depth) + "]".repeat(depth)));
    await expectWhy(parseShareCode(code), /something that is no message/);
  });

  const row = ["", "", "", false];
  const LIST = ["list", "h", "b", "f", "v", [["s", [row]]]];
  test.each<[string, unknown]>([
    ["a recipient after the fields", [...LIST, "+27123456789"]],
    ["a recipient after an audio's address", ["audio", "https://example.com/a.mp3", "+27123456789"]],
    ["a form with names", { ...FORM }],
    ["another kind", ["image", "https://example.com/a.png"]],
    ["no kind", []],
    ["a field that is no text", ["audio", { toString: "x" }]],
    ["a field that is missing", ["list", "", "", "", []]],
    ["a row with a field too many", ["list", "", "", "", "", [["", [[...row, ""]]]]]],
    ["a row as an object", ["list", "", "", "", "", [["", [{ id: "", __proto__: null }]]]]],
    ["a text over the bound", ["audio", "a".repeat(INPUT_BOUNDS.characters + 1)]],
    ["sections over the bound", ["list", "", "", "", "", Array(MOST_ITEMS + 1).fill(["", []])]],
    ["null", null],
    ["a text", "list"],
  ])("%s is no message", async (_name, value) => {
    await expectWhy(parseShareCode(forgeJson(value)), /something that is no message/);
  });

  test("what only looks like text is no message", async () => {
    await expectWhy(parseShareCode(forge(deflateRawSync(Buffer.from([0x22, 0xff, 0x22])))), /no message/);
    await expectWhy(parseShareCode(forge(deflateRawSync("['list']"))), /no message/);
    await expectWhy(parseShareCode(forge(deflateRawSync(""))), /no message/);
    await expectWhy(parseShareCode(forge(new Uint8Array([7, 255, 255]))), /damaged/);
  });
});
