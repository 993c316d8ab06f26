import path from "node:path";
import { describe, expect, test } from "vitest";
import { eslint, findRefusals, ROOT, TIMEOUT_MS, toCases } from "./find-refusals";

const ALLOWED: Record<string, string[]> = {
  "lib/message": ["./limits", "zod/mini", "libphonenumber-js/min"],
  "lib/whatsapp": ["./wamid", "./grammar/node", "@/lib/message/draft"],
  "lib/whatsapp/grammar": ["./node", "@/lib/whatsapp/mask", "@/lib/message/draft"],
  "lib/flowiq": [
    "server-only",
    "node:tls",
    "zod/mini",
    "@/lib/message/payload",
    "@/lib/whatsapp/graph-codes",
  ],
  "lib/flowiq/sandbox": ["server-only", "./wamid", "@/lib/flowiq/client", "@/lib/message/sandbox-numbers"],
  "lib/outbox": [
    "server-only",
    "node:crypto",
    "@/lib/flowiq/client",
    "@/lib/store/schema",
    "@/lib/whatsapp/mask",
  ],
  "lib/audio": [
    "server-only",
    "node:net",
    "music-metadata",
    "@/lib/message/audio-file",
    "@/lib/limits/take-turn",
  ],
  "lib/library": ["server-only", "./search/fold-text", "@/lib/message/draft", "@/lib/store/store", "kysely"],
  "lib/sharing": [
    "server-only",
    "kysely",
    "@/lib/message/draft",
    "@/lib/outbox/fingerprint",
    "@/lib/store/store",
  ],
  "lib/store": ["server-only", "kysely", "node:fs", "./schema"],
  "components/preview": ["./bubble", "lucide-react", "@/lib/message/draft", "@/lib/whatsapp/formatting"],
  "components/ui": ["./button", "react", "lucide-react", "@base-ui/react/tabs", "@/components/ui/counter"],
  "components/composer": [
    "react-hook-form",
    "@/lib/http/contract/problem",
    "@/lib/message/draft",
    "@/lib/whatsapp/problems",
    "@/components/sending/send-dialog",
  ],
  "components/sending": [
    "@tanstack/react-query",
    "@/lib/http/contract/problem",
    "@/components/preview/static-message",
  ],
  "app/api/send": ["@/lib/outbox/http/answer-send", "@/lib/flowiq/env", "next/server"],
  app: ["@/components/composer/composer", "@/lib/flowiq/env", "./globals.css"],
};

describe("a file", { timeout: TIMEOUT_MS }, () => {
  test.each(toCases(ALLOWED))("of %s may import %s", async (folder, name) => {
    expect(await findRefusals(folder, `import { a } from "${name}"; a();`)).toEqual([]);
    expect(await findRefusals(folder, `export const a = () => import("${name}");`)).toEqual([]);
  });

  test.each([
    `import type { ReactNode } from "react"; export type A = ReactNode;`,
    `import { Fragment } from "react"; export const a = Fragment;`,
    `import { user } from "./user"; user();`,
  ])("of the preview may draw: %s", async (code) => {
    expect(await findRefusals("components/preview", code)).toEqual([]);
  });

  test("that is a test may import what it needs", async () => {
    const [result] = await eslint.lintText(
      `import { a } from "@/e2e/fake";\nimport { b } from "react";\na(b);\n`,
      {
        filePath: path.join(ROOT, "lib/message/a-new-file.test.ts"),
      },
    );
    expect(result?.messages).toEqual([]);
  });
});
