import { describe, expect, test } from "vitest";
import { RESTAURANT_MENU } from "@/e2e/fixtures/reference";
import { toPayload } from "@/lib/message/payload";
import { toMessage } from "@/lib/message/message";
import { formatShareCode, parseShareCode } from "@/lib/message/codecs/share-code";
import { findProblems } from "@/lib/whatsapp/problems";
import type { Example } from "./example";
import { STARTERS } from "./starters";
import { STRESS_CASES } from "./stress-cases";

const ALL = [...STARTERS, ...STRESS_CASES];
const byName = (examples: readonly Example[]) => examples.map((example) => [example.name, example] as const);

describe("all examples", () => {
  test("have ids of their own that are slugs, and names of their own", () => {
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
    expect(ALL.filter(({ id }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test.each(byName(ALL))("%s says in one sentence what it is for", (_name, { purpose }) => {
    expect(purpose).toMatch(/^[^.!]{20,110}\.$/);
  });

  test.each(byName(ALL))("%s goes to nobody and quotes nothing", (_name, { form }) => {
    expect(form).toMatchObject({ recipient: "", replyTo: "" });
  });

  test.each(byName(ALL))("%s fits into a link and comes back as it is", async (_name, { form }) => {
    const written = await formatShareCode(form);
    expect(written).toEqual({ ok: true, code: expect.any(String) });
    expect(await parseShareCode(written.ok ? written.code : "")).toEqual({ ok: true, form });
  });

  test.each(byName(ALL))("%s has no error but the missing recipient", (_name, { form }) => {
    const errors = findProblems(form).filter(({ level }) => level === "error");
    expect(errors.map(({ path, code }) => [path, code])).toEqual([["recipient", "required"]]);
  });
});

describe("starters", () => {
  test.each(byName(STARTERS))("%s has no problem once there is a recipient", (_name, { form }) => {
    expect(findProblems({ ...form, recipient: "+27123456789" })).toEqual([]);
  });

  test("are the seven that people begin with, one of them audio", () => {
    expect(STARTERS.map(({ name }) => name)).toEqual([
      "Restaurant menu",
      "Support categories",
      "Appointment slots",
      "Delivery options",
      "Language choice",
      "Survey",
      "Voice greeting",
    ]);
    expect(STARTERS.filter(({ form }) => form.kind === "audio").map(({ id }) => id)).toEqual([
      "voice-greeting",
    ]);
  });

  test.each(byName(STARTERS))("the row ids of %s follow their titles", (_name, { form }) => {
    expect(form.sections.flatMap(({ rows }) => rows).filter(({ isIdOwn }) => isIdOwn)).toEqual([]);
  });

  test("the restaurant's menu is FlowIQ's example, letter for letter", () => {
    const [menu] = STARTERS;
    expect(menu && toPayload(toMessage({ ...menu.form, recipient: "+27123456789" }))).toEqual(
      RESTAURANT_MENU,
    );
  });
});
