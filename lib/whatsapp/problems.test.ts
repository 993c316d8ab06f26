import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DraftAudio, DraftList, DraftMessage, DraftRow, DraftSection } from "@/lib/message/draft";
import { messageSchema } from "@/lib/message/schema";
import { type Problem, canSend, findProblems } from "./problems";

const row = (id: string, change: Partial<DraftRow> = {}): DraftRow => ({
  id,
  title: `Title ${id}`,
  description: "",
  isIdOwn: false,
  ...change,
});
const section = (title: string, ...rows: DraftRow[]): DraftSection => ({ title, rows });
const list = (change: Partial<DraftList> = {}): DraftList => ({
  kind: "list",
  recipient: "+27123456789",
  replyTo: "",
  header: "",
  body: "Please select:",
  footer: "",
  button: "View Menu",
  sections: [section("", row("cola"))],
  ...change,
});
const audio = (change: Partial<DraftAudio> = {}): DraftAudio => ({
  kind: "audio",
  recipient: "+27123456789",
  replyTo: "",
  audioUrl: "https://example.com/message.mp3",
  ...change,
});
const OTHER_NUMBER = "wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI...";

type Short = [Problem["level"], string, string];
const draw = (draft: DraftMessage): Short[] =>
  findProblems(draft).map(({ level, path, code }) => [level, path, code]);

describe("findProblems", () => {
  test("a reply to several people is an error, and nothing else is said about it", () => {
    const draft = list({ replyTo: OTHER_NUMBER });
    expect(findProblems(draft, 2).map(({ level, path, code }) => [level, path, code])).toEqual([
      ["error", "replyTo", "reply-to-several"],
    ]);
    expect(findProblems(list(), 2)).toEqual([]);
    expect(draw(draft).some(([, , code]) => code === "reply-to-several")).toBe(false);
  });

  test("a message of FlowIQ's own reference has none", () => {
    expect(findProblems(list())).toEqual([]);
    expect(findProblems(audio())).toEqual([]);
  });

  test("an error says its field, its place, its source and its rule", () => {
    expect(
      findProblems(list({ sections: [section("Drinks", row("a"), row("b", { title: "x".repeat(25) }))] })),
    ).toEqual([
      {
        level: "error",
        path: "sections.0.rows.1.title",
        place: "Drinks, row 2",
        source: "flowiq",
        message: "Row title is 25 of 24 characters",
        code: "too-long",
        isLikelyRefused: false,
      },
    ]);
  });

  test("problems come in the order of the composer's fields, errors first within one", () => {
    const draft = list({
      recipient: "",
      replyTo: `x${"y".repeat(600)}`,
      header: "x".repeat(61),
      body: "",
      footer: "x".repeat(61),
      button: "",
      sections: [
        section("", row("a", { title: "" }), row("", { description: "x".repeat(73) })),
        section("x".repeat(25), ...Array.from({ length: 11 }, (_, index) => row(`b${index}`))),
        section("Empty"),
      ],
    });
    expect(draw(draft)).toEqual([
      ["error", "recipient", "required"],
      ["error", "replyTo", "too-long"],
      ["warning", "replyTo", "reply-not-a-wamid"],
      ["error", "header", "too-long"],
      ["error", "body", "required"],
      ["error", "footer", "too-long"],
      ["error", "button", "required"],
      ["warning", "sections", "too-many-rows-in-all"],
      ["warning", "sections.0.title", "missing-section-title"],
      ["error", "sections.0.rows.0.title", "required"],
      ["error", "sections.0.rows.1.description", "too-long"],
      ["error", "sections.0.rows.1.id", "required"],
      ["error", "sections.1.title", "too-long"],
      ["error", "sections.1.rows", "too-many"],
      ["error", "sections.2.rows", "required"],
    ]);
  });

  test.each<[DraftMessage, string]>([
    [list({ recipient: "" }), "Recipient"],
    [list({ replyTo: "x" }), "Reply to message ID"],
    [list({ header: "x".repeat(61) }), "Header"],
    [list({ body: "" }), "Body"],
    [list({ footer: "x".repeat(61) }), "Footer"],
    [list({ button: "" }), "Button label"],
    [list({ sections: [] }), "Sections"],
    [list({ sections: [section("Drinks")] }), "Section 1"],
    [list({ sections: [section("x".repeat(25), row("a"))] }), "Section 1"],
    [list({ sections: [section(" Drinks ", row(""))] }), "Drinks, row 1"],
    [list({ sections: [section("A", row("a")), section(" ", row("b", { title: "" }))] }), "Section 2, row 1"],
    [audio({ audioUrl: "" }), "Audio URL"],
  ])("the place of a problem is in the composer's words (%#: %s)", (draft, place) => {
    expect(findProblems(draft).at(-1)?.place).toBe(place);
  });
});

describe("WhatsApp's limits of a list", () => {
  const warn = (draft: DraftMessage) => findProblems(draft).filter(({ level }) => level === "warning");
  const many = (count: number, name = "r") =>
    Array.from({ length: count }, (_, index) => row(`${name}${index}`));

  test("more than 10 rows in all", () => {
    expect(warn(list({ sections: [section("A", ...many(5)), section("B", ...many(5, "s"))] }))).toEqual([]);
    const sections = [section("A", ...many(10)), section("B", row("more"))];
    expect(findProblems(list({ sections }))).toEqual([
      {
        level: "warning",
        path: "sections",
        place: "Sections",
        source: "whatsapp",
        message: "11 rows in all. WhatsApp will most likely refuse a list with more than 10",
        code: "too-many-rows-in-all",
        isLikelyRefused: true,
      },
    ]);
  });

  test("a missing section title among several", () => {
    expect(findProblems(list({ sections: [section("", row("a"))] }))).toEqual([]);
    expect(findProblems(list({ sections: [section("A", row("a")), section(" ", row("b"))] }))).toEqual([
      {
        level: "warning",
        path: "sections.1.title",
        place: "Section 2",
        source: "whatsapp",
        message:
          "No section title. WhatsApp will most likely refuse several sections unless each has a title",
        code: "missing-section-title",
        isLikelyRefused: true,
      },
    ]);
  });

  test("duplicate row titles, at the second and in any section", () => {
    const sections = [
      section("A", row("a", { title: "Cola" })),
      section("B", row("b", { title: " Cola " }), row("c", { title: "cola" })),
    ];
    expect(findProblems(list({ sections }))).toEqual([
      {
        level: "warning",
        path: "sections.1.rows.0.title",
        place: "B, row 1",
        source: "whatsapp",
        message: "Another row has the title “Cola”. WhatsApp will most likely refuse the list",
        code: "duplicate-row-title",
        isLikelyRefused: true,
      },
    ]);
  });

  test("two empty titles are two errors and no duplicate", () => {
    const sections = [section("", row("a", { title: "" }), row("b", { title: "" }))];
    expect(draw(list({ sections }))).toEqual([
      ["error", "sections.0.rows.0.title", "required"],
      ["error", "sections.0.rows.1.title", "required"],
    ]);
  });

  test("a row ID over 200 characters", () => {
    expect(
      findProblems(list({ sections: [section("", row(` ${"x".repeat(200)} `, { title: "Cola" }))] })),
    ).toEqual([]);
    expect(findProblems(list({ sections: [section("", row("x".repeat(201), { title: "Cola" }))] }))).toEqual([
      {
        level: "warning",
        path: "sections.0.rows.0.id",
        place: "Section 1, row 1",
        source: "whatsapp",
        message: "Row ID is 201 of 200 characters. WhatsApp will most likely refuse it",
        code: "row-id-too-long",
        isLikelyRefused: true,
      },
    ]);
  });

  test("markup where it is not drawn is no problem", () => {
    expect(
      findProblems(
        list({ header: "*Menu*", button: "_View_", sections: [section("~A~", row("a", { title: "`x`" }))] }),
      ),
    ).toEqual([]);
  });
});

describe("the quoted message", () => {
  test("from another number than the recipient, as in FlowIQ's own example: a warning that stops nothing", () => {
    const problems = findProblems(audio({ replyTo: OTHER_NUMBER }));
    expect(problems).toEqual([
      {
        level: "warning",
        path: "replyTo",
        place: "Reply to message ID",
        source: "whatsapp",
        message: "The quoted message is from another number than the recipient",
        code: "reply-other-number",
        isLikelyRefused: false,
      },
    ]);
    expect(canSend(problems)).toBe(true);
  });

  test.each([
    ["of the recipient", "+27812345678", OTHER_NUMBER],
    [
      "of a business-scoped user",
      "+27123456789",
      "wamid.HBgQVVMuMTIzNDU2Nzg5MDEyMxUCABEYEjAwMTEyMjMzNDQ1NTY2NzdBQQA=",
    ],
    ["that cannot be read", "+27123456789", "wamid.unreadable"],
    ["that is empty", "+27123456789", "  "],
  ])("an ID %s is no problem", (_, recipient, replyTo) => {
    expect(findProblems(list({ recipient, replyTo }))).toEqual([]);
  });

  test("while the recipient is no number yet, nothing is compared", () => {
    expect(draw(list({ recipient: "+27", replyTo: OTHER_NUMBER }))).toEqual([
      ["error", "recipient", "not-a-number"],
    ]);
  });

  test("an ID that does not begin with wamid. is a mild warning", () => {
    expect(findProblems(list({ replyTo: "3EB0C767D26A8E5E5E6F" }))).toEqual([
      {
        level: "warning",
        path: "replyTo",
        place: "Reply to message ID",
        source: "whatsapp",
        message:
          "A WhatsApp message ID begins with “wamid.”. The message may arrive without its quote, or fail",
        code: "reply-not-a-wamid",
        isLikelyRefused: false,
      },
    ]);
  });
});

describe("the audio address", () => {
  const codesOf = (audioUrl: string): string[] => findProblems(audio({ audioUrl })).map(({ code }) => code);

  test.each(["aac", "amr", "mp3", "m4a", "ogg", "MP3", "mp4", "php"])(
    "a .%s raises no doubt",
    (extension) => {
      expect(codesOf(`https://example.com/message.${extension}`)).toEqual([]);
    },
  );

  test.each([
    "https://example.com",
    "https://example.com/audio?id=1.wav",
    "https://8.8.8.8/a.mp3",
    "https://[2606:4700::1]/a.mp3",
    "https://localhost.example.com/a.mp3",
    "https://172.32.0.1/a.mp3",
    "https://100.128.0.1/a.mp3",
  ])("%s raises no doubt", (address) => {
    expect(codesOf(address)).toEqual([]);
  });

  test.each(["wav", "flac", "webm", "opus", "wma", "aiff", "WAV"])(
    "a .%s is refused by WhatsApp",
    (extension) => {
      const [problem, ...rest] = findProblems(
        audio({ audioUrl: `https://example.com/message.${extension}` }),
      );
      expect(rest).toEqual([]);
      expect(problem).toMatchObject({
        level: "warning",
        path: "audioUrl",
        source: "whatsapp",
        code: "audio-type-refused",
        message: `WhatsApp takes no .${extension.toLowerCase()} as audio. Use .aac, .amr, .mp3, .m4a or .ogg (Opus, mono)`,
        isLikelyRefused: false,
      });
    },
  );

  test("plain http is our own advice", () => {
    expect(findProblems(audio({ audioUrl: "http://example.com/a.mp3" }))).toMatchObject([
      { level: "warning", source: "menuet", code: "audio-not-https" },
    ]);
  });

  test.each([
    "localhost",
    "localhost:3000",
    "LOCALHOST",
    "localhost.",
    "media.localhost",
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.10",
    "169.254.169.254",
    "100.64.0.1",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[fe80::1]",
    "printer.local",
    "media.internal",
    "nas.lan",
    "router.home.arpa",
    "intranet",
    "files",
  ])("FlowIQ cannot download from %s", (host) => {
    expect(findProblems(audio({ audioUrl: `https://${host}/a.mp3` }))).toMatchObject([
      { level: "warning", source: "flowiq", code: "audio-not-public", isLikelyRefused: false },
    ]);
  });

  test("an address that is none is one error and raises no doubt besides", () => {
    expect(draw(audio({ audioUrl: "http:localhost/a.wav" }))).toEqual([
      ["error", "audioUrl", "not-a-web-address"],
    ]);
  });
});

describe("canSend", () => {
  test("warnings do not stop a send, an error does", () => {
    expect(canSend([])).toBe(true);
    expect(canSend(findProblems(list({ sections: [section("A", row("a")), section("", row("b"))] })))).toBe(
      true,
    );
    expect(canSend(findProblems(list({ body: "" })))).toBe(false);
  });
});

describe("any draft", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "",
      " ",
      "a",
      "A",
      "+27123456789",
      OTHER_NUMBER,
      "http://localhost/a.wav",
      "x".repeat(2100),
    ),
  );
  const rows = fc.array(fc.record({ id: text, title: text, description: text, isIdOwn: fc.boolean() }), {
    maxLength: 12,
  });
  const envelope = { recipient: text, replyTo: text };
  const drafts = fc.oneof(
    fc.record({ kind: fc.constant("audio" as const), ...envelope, audioUrl: text }),
    fc.record({
      kind: fc.constant("list" as const),
      ...envelope,
      header: text,
      body: text,
      footer: text,
      button: text,
      sections: fc.array(fc.record({ title: text, rows }), { maxLength: 12 }),
    }),
  );

  test("is checked without a fault of ours: known fields, words, and the draft can be sent exactly when the schema takes it", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const problems = findProblems(draft);
        expect(canSend(problems)).toBe(messageSchema.safeParse(draft).success);
        for (const { path, place, message, code } of problems) {
          expect(
            path.split(".").reduce<unknown>((value, step) => Reflect.get(Object(value), step), draft),
          ).toBeDefined();
          expect(place).not.toBe("");
          expect(message).toMatch(/^\S.*\S$/s);
          expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("cost", () => {
  test("100 rows are checked in a few milliseconds, with and without faults", () => {
    const good = list({
      sections: Array.from({ length: 10 }, (_, s) =>
        section(`S${s}`, ...Array.from({ length: 10 }, (_, r) => row(`${s}-${r}`))),
      ),
    });
    const bad = list({
      sections: Array.from({ length: 10 }, () =>
        section("", ...Array.from({ length: 10 }, () => row("x", { title: "y".repeat(30) }))),
      ),
    });
    const measure = (draft: DraftMessage): number => {
      const start = performance.now();
      findProblems(draft);
      return performance.now() - start;
    };
    for (const draft of [good, bad]) {
      const least = Math.min(...Array.from({ length: 50 }, () => measure(draft)));
      // 0.2 and 0.8 ms when nothing else runs; the bound is for a busy machine.
      expect(least).toBeLessThan(5);
    }
  });
});
