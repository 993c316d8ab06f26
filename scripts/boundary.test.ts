import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "..");
/** What the page below stands on: the other pages take a minute to build, and say nothing about this one. */
const PARTS = ["lib", "next.config.ts", "package.json", "tsconfig.json"];
const BUILD_TIMEOUT_MS = 110_000;

const LEAK = `"use client";

import { sendPayload } from "@/lib/flowiq/client";

export const Leak = () => <p>{typeof sendPayload}</p>;
`;
const LAYOUT = `export default function Layout({ children }: LayoutProps<"/">) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`;
const PAGE = `import { Leak } from "@/components/leak";

export default function LeakPage() {
  return <Leak />;
}
`;

let copy = "";

/** A page of its own with the product's code and settings, inside the project, so that its packages are found above it. */
beforeAll(() => {
  mkdirSync(path.join(ROOT, ".cache"), { recursive: true });
  copy = mkdtempSync(path.join(ROOT, ".cache/boundary-"));
  for (const part of PARTS) cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  const config = readFileSync(path.join(ROOT, "next.config.ts"), "utf8");
  writeFileSync(
    path.join(copy, "next.config.ts"),
    config.replace("import.meta.dirname", JSON.stringify(ROOT)),
  );
  for (const [file, text] of Object.entries({ "app/layout.tsx": LAYOUT, "app/page.tsx": PAGE })) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    writeFileSync(path.join(copy, file), text);
  }
  mkdirSync(path.join(copy, "components"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

async function buildCopy(): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [path.join(ROOT, "node_modules/next/dist/bin/next"), "build"], {
    cwd: copy,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: BUILD_TIMEOUT_MS,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on("error", reject).on("exit", resolve),
  );
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, said: out + err };
}

test(
  "a client component that imports lib/flowiq fails the build, and the build says why",
  { timeout: BUILD_TIMEOUT_MS + 10_000 },
  async () => {
    writeFileSync(path.join(copy, "components/leak.tsx"), LEAK);
    const { code, said } = await buildCopy();
    expect(said).toMatch(/You're importing a (?:module|component) that (?:depends on|needs) "server-only"/);
    expect(said).toContain("components/leak.tsx");
    expect(code).toBe(1);
  },
);
