import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "..");
const eslint = new ESLint({ cwd: ROOT });
/** Loading all ESLint plugins takes seconds on a busy machine. */
const TIMEOUT_MS = 60_000;

const FORBIDDEN: Record<string, string[]> = {
  "lib/message": [
    "@/lib/whatsapp/formatting",
    "@/lib/server/flowiq/env",
    "@/lib/api/problem",
    "@/components/ui/button",
    "../whatsapp/formatting",
    "./../whatsapp/formatting",
    "react",
    "next/server",
    "zod",
    "node:crypto",
    "server-only",
    "../instrumentation",
  ],
  "lib/whatsapp": [
    "@/lib/server/flowiq/env",
    "@/lib/api/problem",
    "@/lib/server/db/schema",
    "@/components/preview/chat",
    "../server/flowiq/env",
    "react",
    "libphonenumber-js/min",
    "node:fs",
  ],
  "lib/api": ["@/lib/server/outbox/send", "@/components/ui/button", "react", "node:crypto", "server-only"],
  "lib/server/flowiq": [
    "@/lib/server/outbox/send",
    "@/lib/server/db/schema",
    "@/lib/server/auth/own-account",
    "@/components/ui/button",
    "../outbox/send",
    "react",
    "next/headers",
    "undici",
  ],
  "lib/server/outbox": [
    "@/lib/server/auth/own-account",
    "@/lib/server/audio/probe",
    "@/components/ui/button",
    "@/app/page",
    "react",
    "next",
  ],
  "lib/server/outbox/http": ["@/lib/server/auth/own-account", "../send", "react"],
  "lib/server/audio": [
    "@/lib/message/draft",
    "@/lib/server/outbox/send",
    "@/lib/server/flowiq/env",
    "react",
    "../db/store",
  ],
  "lib/server/library": [
    "@/lib/server/outbox/send",
    "@/lib/server/flowiq/env",
    "@/lib/server/auth/own-account",
    "@/components/ui/button",
    "react",
    "../db/store",
  ],
  "lib/server/sharing": [
    "@/lib/server/outbox/outbox",
    "@/lib/server/flowiq/env",
    "@/lib/server/audio/probe",
    "react",
    "../db/store",
  ],
  "lib/server/db": ["react", "next/headers", "@/components/ui/button", "@/app/page", "../outbox/send"],
  "components/preview": [
    "@/lib/server/flowiq/client",
    "@/lib/api/problem",
    "@/lib/server/outbox/outbox",
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
    "@/lib/api/problem",
    "@/components/preview/chat",
    "@/components/shell/theme",
    "../preview/chat",
    "react-hook-form",
  ],
  "components/composer": [
    "@/lib/server/flowiq/client",
    "@/lib/server/flowiq/env",
    "@/lib/server/outbox/outbox",
    "@/lib/server/http/problem",
    "@/lib/server/outbox/ledger/read-send",
    "@/lib/server/db/schema",
    "@/lib/server/auth/own-account",
    "@/lib/server/audio/probe",
    "@/app/page",
    "../../lib/server/flowiq/client",
  ],
  "components/composer/sections": [
    "@/lib/server/flowiq/client",
    "@/lib/server/outbox/send",
    "../composer-context",
  ],
  "components/sending": [
    "react-hook-form",
    "@hookform/resolvers/zod",
    "@/lib/server/outbox/view",
    "@/lib/server/flowiq/env",
    "@/lib/server/sharing/links",
  ],
  "components/payload": ["react-hook-form", "@/lib/server/flowiq/env", "../../lib/server/flowiq/env"],
  "components/a-new-folder": [
    "react-hook-form",
    "@/lib/server/flowiq/env",
    "@/lib/server/outbox/send",
    "@/app/page",
  ],
  "app/api/send": ["@/components/ui/button", "react", "react-hook-form"],
  app: ["react-hook-form"],
};

const ALLOWED: Record<string, string[]> = {
  "lib/message": ["./limits", "zod/mini", "libphonenumber-js/min"],
  "lib/whatsapp": ["./wamid", "./formatting-nodes", "@/lib/message/draft"],
  "lib/api": ["zod/mini", "./problem", "@/lib/message/payload"],
  "lib/server/flowiq": [
    "server-only",
    "node:tls",
    "zod/mini",
    "@/lib/message/payload",
    "@/lib/whatsapp/graph-codes",
  ],
  "lib/server/outbox": [
    "server-only",
    "node:crypto",
    "@/lib/server/flowiq/client",
    "@/lib/server/db/schema",
    "@/lib/whatsapp/mask",
  ],
  "lib/server/audio": [
    "server-only",
    "node:net",
    "music-metadata",
    "@/lib/message/audio",
    "@/lib/server/http/rate-limit",
  ],
  "lib/server/library": [
    "server-only",
    "./search/fold-text",
    "@/lib/message/draft",
    "@/lib/server/db/store",
    "kysely",
  ],
  "lib/server/sharing": ["server-only", "kysely", "@/lib/message/draft", "@/lib/server/db/store"],
  "lib/server/db": ["server-only", "kysely", "node:fs", "./schema"],
  "components/preview": ["./bubble", "lucide-react", "@/lib/message/draft", "@/lib/whatsapp/formatting"],
  "components/ui": ["./button", "react", "lucide-react", "@base-ui/react/tabs", "@/components/ui/counter"],
  "components/composer": [
    "react-hook-form",
    "@/lib/api/problem",
    "@/lib/message/draft",
    "@/lib/whatsapp/problems",
    "@/components/sending/send-dialog",
  ],
  "components/sending": ["@tanstack/react-query", "@/lib/api/problem", "@/components/preview/static-message"],
  "app/api/send": ["@/lib/server/outbox/answer-send", "@/lib/server/flowiq/env", "next/server"],
  app: ["@/components/composer/composer", "@/lib/server/flowiq/env", "./globals.css"],
};

/** The 1-based lines that break an import rule in a file of that folder. */
async function findRefused(folder: string, lines: string[], file = "a-new-file.tsx"): Promise<number[]> {
  const [result] = await eslint.lintText(`${lines.join("\n")}\n`, {
    filePath: path.join(ROOT, folder, file),
  });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  const refused = messages.filter(({ ruleId }) => ruleId?.startsWith("no-restricted-"));
  return [...new Set(refused.map(({ line }) => line))].sort((a, b) => a - b);
}
const allLines = (names: unknown[]) => names.map((_, at) => at + 1);

/** All the ways to import a module. */
const WAYS = [
  (name: string, at: number) => `import { a${at} } from "${name}"; a${at}();`,
  (name: string, at: number) => `import type { A${at} } from "${name}"; export type B${at} = A${at};`,
  (name: string) => `export * from "${name}";`,
  (name: string, at: number) => `export const a${at} = () => import("${name}");`,
];

describe("a file", { timeout: TIMEOUT_MS }, () => {
  test.each(Object.entries(FORBIDDEN))(
    "of %s may import none of what is not its own, in no way",
    async (folder, names) => {
      const lines = WAYS.flatMap((write, way) =>
        names.map((name, at) => write(name, way * names.length + at)),
      );
      expect(await findRefused(folder, lines)).toEqual(allLines(lines));
    },
  );

  test.each(Object.entries(ALLOWED))("of %s may import what it needs", async (folder, names) => {
    const lines = [WAYS[0], WAYS[3]].flatMap((write, way) =>
      names.map((name, at) => write?.(name, way * names.length + at) ?? ""),
    );
    expect(await findRefused(folder, lines)).toEqual([]);
  });

  test.each([
    `import { useState } from "react"; useState();`,
    `import { use } from "react"; use(null);`,
    `import { useState as remember } from "react"; remember();`,
    `import * as React from "react"; React.useState();`,
    `import { useAnything } from "./a-hook"; useAnything();`,
    `"use client"; export const a = 1;`,
    `"use no memo"; export const a = 1;`,
  ])("of the preview has no hook and no directive: %s", async (code) => {
    expect(await findRefused("components/preview", [code])).not.toEqual([]);
  });

  test.each([
    `import type { ReactNode } from "react"; export type A = ReactNode;`,
    `import { Fragment } from "react"; export const a = Fragment;`,
    `import { user } from "./user"; user();`,
  ])("of the preview may draw: %s", async (code) => {
    expect(await findRefused("components/preview", [code])).toEqual([]);
  });

  test.each(["lib/message", "lib/server/flowiq", "components/composer", "components/preview"])(
    "of %s cannot hide what it imports",
    async (folder) => {
      const hidden = [
        "export const a = (name: string) => import(`@/lib/${name}`);",
        `export type A = import("@/lib/server/outbox/send").Send;`,
      ];
      expect(await findRefused(folder, hidden)).toEqual(allLines(hidden));
    },
  );

  test("that is a test may import what it needs", async () => {
    const lines = [`import { a } from "@/e2e/fake";`, `import { b } from "react";`, `a(b);`];
    expect(await findRefused("lib/message", lines, "a-new-file.test.ts")).toEqual([]);
  });
});
