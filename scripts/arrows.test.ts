import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "..");
const eslint = new ESLint({ cwd: ROOT });
/** Loading every plugin takes seconds on a busy machine. */
const TIMEOUT_MS = 60_000;

/** The rules of the arrows that a line breaks as a file of that folder. */
async function findRefusals(folder: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, {
    filePath: path.join(ROOT, folder, "a-new-file.tsx"),
  });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.map(({ ruleId }) => ruleId ?? "").filter((rule) => rule.startsWith("no-restricted-"));
}

const FORBIDDEN: Record<string, string[]> = {
  "lib/message": [
    "@/lib/whatsapp/formatting",
    "@/lib/flowiq/env",
    "@/lib/http/contract/problem",
    "@/components/ui/button",
    "../whatsapp/formatting",
    "./../whatsapp/formatting",
    "react",
    "next/server",
    "zod",
    "node:crypto",
    "server-only",
    "@/instrumentation",
  ],
  "lib/whatsapp": [
    "@/lib/flowiq/env",
    "@/lib/http/contract/problem",
    "@/lib/store/schema",
    "@/components/preview/chat",
    "../flowiq/env",
    "react",
    "libphonenumber-js/min",
    "node:fs",
  ],
  "lib/whatsapp/grammar": ["@/lib/flowiq/env", "../wamid", "react"],
  "lib/flowiq": [
    "@/lib/outbox/send",
    "@/lib/store/schema",
    "@/lib/accounts/session",
    "@/components/ui/button",
    "../outbox/send",
    "react",
    "next/headers",
    "undici",
  ],
  "lib/flowiq/sandbox": ["@/lib/outbox/send", "../client", "react"],
  "lib/outbox": [
    "@/lib/accounts/session",
    "@/lib/audio/probe",
    "@/components/ui/button",
    "@/app/page",
    "react",
    "next",
  ],
  "lib/outbox/http": ["@/lib/accounts/session", "../send", "react"],
  "lib/audio": ["@/lib/message/draft", "@/lib/outbox/send", "@/lib/flowiq/env", "react", "../store/store"],
  "lib/library": [
    "@/lib/outbox/send",
    "@/lib/flowiq/env",
    "@/lib/accounts/session",
    "@/components/ui/button",
    "react",
    "../store/store",
  ],
  "lib/sharing": ["@/lib/outbox/outbox", "@/lib/flowiq/env", "@/lib/audio/probe", "react", "../store/store"],
  "lib/store": ["react", "next/headers", "@/components/ui/button", "@/app/page", "../outbox/send"],
  "components/preview": [
    "@/lib/flowiq/client",
    "@/lib/http/contract/problem",
    "@/lib/outbox/outbox",
    "@/components/composer/composer",
    "@/components/rehearsal/times",
    "@/components/ui/copy-button",
    "../rehearsal/times",
    "react-hook-form",
    "@tanstack/react-query",
    "next/navigation",
  ],
  "components/ui": [
    "@/lib/message/draft",
    "@/lib/whatsapp/formatting",
    "@/lib/http/contract/problem",
    "@/components/preview/chat",
    "@/components/shell/theme",
    "../preview/chat",
    "react-hook-form",
  ],
  "components/composer": [
    "@/lib/flowiq/client",
    "@/lib/flowiq/env",
    "@/lib/outbox/outbox",
    "@/lib/http/problem",
    "@/lib/outbox/ledger/read-send",
    "@/lib/store/schema",
    "@/lib/accounts/session",
    "@/lib/audio/probe",
    "@/app/page",
    "../../lib/flowiq/client",
  ],
  "components/composer/sections": ["@/lib/flowiq/client", "@/lib/outbox/send", "../composer-context"],
  "components/sending": [
    "react-hook-form",
    "@hookform/resolvers/zod",
    "@/lib/outbox/view",
    "@/lib/flowiq/env",
    "@/lib/sharing/links/make-link",
  ],
  "components/payload": ["react-hook-form", "@/lib/flowiq/env", "../../lib/flowiq/env"],
  "components/a-new-folder": ["react-hook-form", "@/lib/flowiq/env", "@/lib/outbox/send", "@/app/page"],
  "app/api/send": ["@/components/ui/button", "react", "react-hook-form"],
  app: ["react-hook-form"],
};

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

const toCases = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([folder, names]) => names.map((name) => [folder, name] as const));

describe("a file", { timeout: TIMEOUT_MS }, () => {
  test.each(toCases(FORBIDDEN))("of %s may not import %s, in whatever way", async (folder, name) => {
    expect(await findRefusals(folder, `import { a } from "${name}"; a();`)).toEqual([
      "no-restricted-imports",
    ]);
    expect(await findRefusals(folder, `import type { A } from "${name}"; export type B = A;`)).toEqual([
      "no-restricted-imports",
    ]);
    expect(await findRefusals(folder, `export * from "${name}";`)).toEqual(["no-restricted-imports"]);
    expect(await findRefusals(folder, `export const a = () => import("${name}");`)).not.toEqual([]);
  });

  test.each(toCases(ALLOWED))("of %s may import %s", async (folder, name) => {
    expect(await findRefusals(folder, `import { a } from "${name}"; a();`)).toEqual([]);
    expect(await findRefusals(folder, `export const a = () => import("${name}");`)).toEqual([]);
  });

  test.each([
    `import { useState } from "react"; useState();`,
    `import { use } from "react"; use(null);`,
    `import { useState as remember } from "react"; remember();`,
    `import * as React from "react"; React.useState();`,
    `import React from "react"; React.useState();`,
    `import { useAnything } from "./a-hook"; useAnything();`,
    `"use client"; export const a = 1;`,
    `"use no memo"; export const a = 1;`,
  ])("of the preview has no hook and no directive: %s", async (code) => {
    expect(await findRefusals("components/preview", code)).not.toEqual([]);
  });

  test.each([
    `import type { ReactNode } from "react"; export type A = ReactNode;`,
    `import { Fragment } from "react"; export const a = Fragment;`,
    `import { user } from "./user"; user();`,
  ])("of the preview may draw: %s", async (code) => {
    expect(await findRefusals("components/preview", code)).toEqual([]);
  });

  test.each(["lib/message", "lib/flowiq", "components/composer", "components/preview"])(
    "of %s cannot hide what it imports",
    async (folder) => {
      expect(
        await findRefusals(folder, "export const a = (name: string) => import(`@/lib/${name}`);"),
      ).toEqual(["no-restricted-syntax"]);
      expect(await findRefusals(folder, `export type A = import("@/lib/outbox/send").Send;`)).toEqual([
        "no-restricted-syntax",
      ]);
    },
  );

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
