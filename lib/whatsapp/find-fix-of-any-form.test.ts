import fc from "fast-check";
import { expect, test } from "vitest";
import { anyForm, anyText } from "@/e2e/fixtures/message/any-draft";
import { count } from "@/e2e/fixtures/message/made-forms";
import { type DraftForm, emptyRow } from "@/lib/message/draft";
import { findText } from "@/lib/message/draft-path";
import { LIMITS } from "@/lib/message/limits";
import { findLineBreaks } from "@/lib/message/texts";
import { findProblems, type Problem } from "./problems";
import { findFix } from "./find-fix";

/** Drafts near the limits, with many problems at once. */
const long = (max: number) =>
  fc.oneof(
    anyText,
    fc.string({ unit: "grapheme", minLength: max - 2, maxLength: max + 8 }),
    fc.constant("x ".repeat(max)),
  );
const wrongRow = fc.record({
  id: fc.oneof(anyText, fc.constantFrom("a", "a ", "", "x".repeat(201), "y".repeat(205))),
  title: fc.oneof(long(LIMITS.rowTitle.max), fc.constantFrom("Cola", "Cola ", "", "a\0")),
  description: fc.oneof(long(LIMITS.rowDescription.max), fc.constant("")),
  isIdOwn: fc.boolean(),
});
const wrongForm: fc.Arbitrary<DraftForm> = fc.record({
  kind: fc.constantFrom("list" as const, "list" as const, "audio" as const, "text" as const),
  recipient: fc.constantFrom("", "+27123456789", "27123456789", "0027123456789", "x", "+1"),
  replyTo: fc.constantFrom("", "wamid.HBgL", 'id: "wamid.HBgL"', "x", "a\0"),
  header: long(LIMITS.header.max),
  body: long(LIMITS.body.max),
  footer: long(LIMITS.footer.max),
  button: long(LIMITS.button.max),
  sections: fc.array(
    fc.record({
      title: long(LIMITS.sectionTitle.max),
      rows: fc.array(fc.oneof(wrongRow, fc.constant(emptyRow())), { maxLength: 13 }),
    }),
    { maxLength: 12 },
  ),
  text: long(LIMITS.text.max),
  audioUrl: fc.oneof(
    anyText,
    fc.constantFrom("example.com/a b.mp3", "http://example.com/a.wav", "https://x", "ftp://example.com/a"),
  ),
});
const toKeys = (problems: readonly Problem[]) => problems.map(({ path, code }) => `${code} ${path}`);
test("a fix removes its problem, raises none, and touches nothing but its paths", () => {
  let offered = 0;
  fc.assert(
    fc.property(fc.oneof(anyForm, wrongForm), (draft) => {
      const before = findProblems(draft);
      // A draft can have up to 100 problems of one kind; a few of each are enough.
      for (const problem of before.filter((_, at) => at % 7 < 2).slice(0, 12)) {
        const fix = findFix(problem, draft);
        if (fix === null) continue;
        offered++;
        const fixed = fix.apply(draft);
        const after = findProblems(fixed);
        expect(count(after, problem.code)).toBeLessThan(count(before, problem.code));
        for (const { code } of after) expect(count(after, code)).toBeLessThanOrEqual(count(before, code));
        const counts = (all: readonly Problem[]) =>
          all.filter(({ isLikelyRefused }) => isLikelyRefused).length;
        expect(counts(after)).toBeLessThanOrEqual(counts(before));
        expect(findLineBreaks(fixed).length).toBeLessThanOrEqual(findLineBreaks(draft).length);
        const isText = !fix.paths.includes("sections");
        expect(isText && toKeys(after).includes(`${problem.code} ${problem.path}`)).toBe(false);
        const restored = isText
          ? fix.paths.reduce((back, path) => setBack(back, path, findText(draft, path) ?? ""), fixed)
          : { ...fixed, sections: draft.sections };
        expect(restored).toEqual(draft);
        expect(fix.apply(fixed)).toBe(fixed);
      }
    }),
    { numRuns: 150 },
  );
  expect(offered).toBeGreaterThan(100);
}, 60_000);
function setBack(draft: DraftForm, path: string, text: string): DraftForm {
  const copy = structuredClone(draft) as unknown as Record<string, unknown>;
  const steps = path.split(".");
  const leaf = steps.pop() ?? "";
  const parent = steps.reduce((value, step) => value[step] as Record<string, unknown>, copy);
  parent[leaf] = text;
  return copy as unknown as DraftForm;
}
