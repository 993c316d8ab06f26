import { text } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { HOSTILE } from "@/e2e/fixtures/hostile-texts";
import { anyForm } from "@/e2e/fixtures/message/any-draft";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { type FiledMessage, filedMessageSchema } from "@/lib/api/library";
import { readForm } from "@/lib/message/codecs/read-form";
import { contentSchema } from "@/lib/message/content-schema";
import { toContent } from "@/lib/message/message";
import { normaliseTexts } from "@/lib/message/texts";
import { searchMessages } from "./find-messages";
import { exportLibrary, importMessages } from "./library-files";

const NOW = Date.UTC(2026, 10, 27, 10);
const SENDER = admitForTest("sender");
const fileSchema = z.strictObject({ menuet: z.literal(1), library: z.array(filedMessageSchema) });

const name = (number: number) =>
  `${number}: ${(HOSTILE[number % HOSTILE.length] ?? "").slice(0, 90)}`.trim().toWellFormed();
const FILED: FiledMessage[] = fc.sample(anyForm, { numRuns: 230, seed: 7 }).map((form, number) => ({
  name: name(number),
  tags: number % 3 === 0 ? ["menu", "Überraschung"] : [],
  is_archived: number % 10 === 0,
  message: toContent(normaliseTexts(form)),
}));

describe.each(STORES)("a library's file from %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let other: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    other = await openTestStore(kind);
  }, 60_000);
  afterAll(async () => {
    await opened.destroy();
    await other.destroy();
  });

  const read = async ({ store }: typeof opened) =>
    fileSchema.parse(JSON.parse(await text(exportLibrary(SENDER, store))));
  const importAll = async ({ store }: typeof opened, messages: readonly FiledMessage[]) => {
    const results = [];
    for (let start = 0; start < messages.length; start += 50)
      results.push(...(await importMessages(SENDER, store, messages.slice(start, start + 50), NOW + start)));
    return results;
  };

  test("is empty for an empty library", async () => {
    expect((await read(opened)).library).toEqual([]);
  });

  test("comes into another library unchanged, and a second time adds nothing", async () => {
    expect(new Set(FILED.map(({ message }) => contentSchema.safeParse(message).success))).toEqual(
      new Set([true]),
    );
    expect(new Set(await importAll(opened, FILED))).toEqual(new Set(["added"]));
    const first = await read(opened);
    expect(first.library).toEqual(FILED);
    expect(new Set(await importAll(other, first.library))).toEqual(new Set(["added"]));
    expect(await read(other)).toEqual(first);
    expect(new Set(await importAll(other, first.library))).toEqual(new Set(["there"]));
    expect((await read(other)).library).toHaveLength(FILED.length);
    const archive = await searchMessages(SENDER, other.store, { is_archived: true });
    expect(archive.messages).toHaveLength(FILED.filter(({ is_archived }) => is_archived).length);
  }, 60_000);

  test("is written in messages that each open as a Menuet file", async () => {
    for (const { message } of (await read(opened)).library.slice(0, 30)) {
      const opening = readForm(JSON.stringify({ menuet: 1, message }));
      expect(opening.ok && toContent(opening.draft)).toEqual(message);
    }
  });

  test("is all or nothing a request: where one message breaks, none comes in", async () => {
    const before = (await read(opened)).library.length;
    const broken = { ...FILED[0], name: null } as unknown as FiledMessage;
    const fresh = { ...FILED[1], name: "Fresh" } as FiledMessage;
    await expect(importMessages(SENDER, opened.store, [fresh, broken], NOW)).rejects.toThrow();
    expect((await read(opened)).library).toHaveLength(before);
  });
});
