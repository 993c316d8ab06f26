import { describe, expect, test } from "vitest";
import { findRefusals, TIMEOUT_MS, toCases } from "./arrows/find-refusals";

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
});
