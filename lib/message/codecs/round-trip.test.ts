import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm, anyMessage } from "@/e2e/fixtures/message/any-draft";
import { type DraftForm, type DraftMessage, emptyDraft } from "@/lib/message/draft";
import { STARTERS } from "@/lib/message/examples/starters";
import { STRESS_CASES } from "@/lib/message/examples/stress-cases";
import { type Message, toMessage } from "@/lib/message/message";
import { messageSchema } from "@/lib/message/schema";
import { findShareCode, formatShareFragment } from "./share-fragment";
import { formatShareCode, parseShareCode } from "./share-code";
import type { FormName, Loss } from "./form";
import { readForm } from "./read-form";
import { writeForm } from "./write-form";

const FORMS: FormName[] = ["menuet", "flowiq", "curl", "meta", "twilio"];
const TO = "+27123456789";
const REPLY = "wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI...";
const list = (change: Partial<DraftForm>): DraftForm => ({
  ...emptyDraft(),
  body: "Body",
  button: "Menu",
  ...change,
});
const row = (id: string, title: string, description = "") => ({ id, title, description, isIdOwn: true });

const SEED: [string, DraftForm][] = [
  ["FlowIQ’s audio", { ...emptyDraft(), kind: "audio", audioUrl: "https://example.com/message.mp3" }],
  [
    "FlowIQ’s support list",
    list({
      body: "Please select a support category:",
      button: "View Options",
      sections: [
        {
          title: "Support",
          rows: [
            row("billing", "Billing", "Payment and invoice queries"),
            row("technical", "Technical", "App or integration issues"),
          ],
        },
      ],
    }),
  ],
];
const FURTHER: [string, DraftForm][] = [
  ["quotes and backslashes", list({ body: `it's "so" \\ 'and' \\' $HOME \`id\` !! $(x) \\n`, footer: "\\" })],
  ["line breaks of every kind", list({ body: "a\nb\r\nc\rd\u2028e\tf" })],
  ["JSON in a text", list({ body: '{"phone_number":"+1"}', header: "}]" })],
  ["a shell’s own marks", list({ body: "a; b | c & d > e < f # g", button: "-d @x" })],
  ["a here-document’s end", list({ body: "EOF\nEOF\n", footer: "<<EOF" })],
  ["a comment", list({ body: "/* no */ // comment <!-- here -->" })],
  [
    "names of JavaScript’s own",
    list({ sections: [{ title: "__proto__", rows: [row("constructor", "toString")] }] }),
  ],
  ["variables", list({ body: "Hello {{1}}", sections: [{ title: "", rows: [row("{{2}}", "{{ name }}")] }] })],
  [
    "three sections",
    list({ sections: ["A", "", "C"].map((title) => ({ title, rows: [row(`id${title}`, title)] })) }),
  ],
  ["no section", list({ sections: [] })],
  ["a section without rows", list({ sections: [{ title: "Empty", rows: [] }] })],
  ["nothing at all", emptyDraft()],
  [
    "blanks",
    list({ header: "  ", footer: "\n", sections: [{ title: " ", rows: [row(" x ", " y ", " ")] }] }),
  ],
];
const EXAMPLES = [...STARTERS, ...STRESS_CASES].map(({ name, form }) => [name, form] as const);
const ALL = [...SEED, ...FURTHER, ...EXAMPLES];

/** A message without the parts that the losses name. */
function lose(message: Message, losses: readonly Loss[]): Message {
  const paths = new Set(losses.filter(({ words }) => !words.includes("variable")).map(({ path }) => path));
  const left = { ...message, recipient: paths.has("recipient") ? "" : message.recipient };
  if (paths.has("replyTo")) delete left.replyTo;
  if (left.kind !== "list") return left;
  if (paths.has("header")) delete left.header;
  if (paths.has("footer")) delete left.footer;
  const sections = left.sections.map((section, s) =>
    paths.has(`sections.${s}.title`) ? { rows: section.rows } : section,
  );
  return {
    ...left,
    sections: paths.has("sections") ? [{ rows: sections.flatMap(({ rows }) => rows) }] : sections,
  };
}

function expectRoundTrip(draft: DraftMessage, form: FormName) {
  const { text, losses } = writeForm(draft, form);
  const reading = readForm(text);
  expect(reading).toMatchObject({ ok: true, form, losses: [], faults: [] });
  const back = reading.ok ? reading.draft : emptyDraft();
  expect(toMessage(back)).toEqual(lose(toMessage(draft), losses));
}

test("there are thirty examples and more beside FlowIQ’s own", () => {
  expect(ALL.length - SEED.length - 1).toBeGreaterThanOrEqual(30);
});

describe.each(FORMS)("every example in the form %s", (form) => {
  test.each(ALL)("%s comes back as it was, or without just what was said", (_name, example) => {
    expectRoundTrip({ ...example, recipient: TO, replyTo: REPLY }, form);
    expectRoundTrip(example, form);
  });
});

describe("what is said to be lost", () => {
  const full = list({
    ...{ recipient: TO, replyTo: REPLY, header: "Header", footer: "Footer" },
    sections: ["A", "B"].map((title) => ({ title, rows: [row(title, title)] })),
  });
  test.each<[FormName, string[]]>([
    ["menuet", ["recipient", "replyTo"]],
    ["flowiq", []],
    ["curl", []],
    ["meta", []],
    [
      "twilio",
      ["recipient", "replyTo", "header", "footer", "sections.0.title", "sections.1.title", "sections"],
    ],
  ])("in the form %s", (form, paths) => {
    const { losses } = writeForm(full, form);
    expect(losses.map(({ path }) => path)).toEqual(paths);
    expect(losses.every(({ words }) => words.length > 10)).toBe(true);
  });

  test("Meta writes a number without its plus", () => {
    expect(JSON.parse(writeForm(full, "meta").text)).toMatchObject({ to: "27123456789" });
  });

  test("the kind that is not chosen is written nowhere", () => {
    for (const form of FORMS) {
      expect(writeForm({ ...full, audioUrl: "https://example.com/hidden.mp3" }, form).text).not.toContain(
        "hidden",
      );
      expect(
        writeForm({ ...full, kind: "audio", audioUrl: "https://example.com/a.mp3" }, form).text,
      ).not.toContain("Header");
    }
  });
});

/** The part of a draft that a Menuet file and a share link hold. */
const toShared = (form: DraftForm): DraftForm =>
  form.kind === "audio"
    ? { ...emptyDraft(), kind: "audio", audioUrl: form.audioUrl }
    : form.kind === "text"
      ? { ...emptyDraft(), kind: "text", text: form.text }
      : { ...form, recipient: "", replyTo: "", audioUrl: "", text: "" };

const RUNS = { numRuns: 1000 };
describe("a thousand messages", () => {
  test.each(FORMS)("come back from the form %s", (form) => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(messageSchema.safeParse(message).success).toBe(true);
        expectRoundTrip(message, form);
      }),
      RUNS,
    );
  });

  test("and a thousand drafts come back from a Menuet file to the last flag", () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const reading = readForm(writeForm(form, "menuet").text);
        expect(reading).toEqual({ ok: true, form: "menuet", draft: toShared(form), losses: [], faults: [] });
      }),
      RUNS,
    );
  });

  test.each(FORMS.filter((form) => form !== "menuet"))("and a thousand drafts from the form %s", (form) => {
    fc.assert(
      fc.property(anyForm, (draft) => expectRoundTrip({ ...draft, recipient: "" }, form)),
      RUNS,
    );
  });

  test("come back from a link", async () => {
    await fc.assert(
      fc.asyncProperty(anyMessage, async (message) => {
        const written = await formatShareCode(message);
        const { hash } = new URL(
          `/${formatShareFragment(written.ok ? written.code : "")}`,
          "https://x.example",
        );
        expect(await parseShareCode(findShareCode(hash) ?? "")).toEqual({
          ok: true,
          form: toShared(message),
        });
      }),
      RUNS,
    );
  });
});
