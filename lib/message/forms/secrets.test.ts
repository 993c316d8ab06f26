import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm } from "@/e2e/message/any-draft";
import { readForm } from "./read-form";
import { hideSecrets } from "./secrets";
import { writeForm } from "./write-form";

const KEY = "fiq_canary-4f9d2c7a.x";
const HEADERS = [
  `-H "Authorization: Bearer ${KEY}"`,
  `-H 'authorization: Bearer ${KEY}'`,
  `--header="X-Api-Key: ${KEY}"`,
  `-H X-Api-Key:${KEY}`,
  `-u me:${KEY}`,
  `--oauth2-bearer ${KEY}`,
];

describe("hideSecrets", () => {
  test.each(HEADERS)("masks the key of %s, and opens the same message", (header) => {
    fc.assert(
      fc.property(anyForm, fc.boolean(), (draft, isLast) => {
        const data = `-d '${writeForm(draft, "flowiq").text.replaceAll("'", `'\\''`)}'`;
        const command = isLast ? `curl https://x ${data} ${header}` : `curl ${header} https://x ${data}`;
        const shown = hideSecrets(command);
        expect(shown).not.toContain("canary");
        expect(hideSecrets(shown)).toBe(shown);
        expect(readForm(shown)).toEqual(readForm(command));
      }),
      { numRuns: 100 },
    );
  });

  test("leaves harmless headers, and what is no command, as they are", () => {
    const plain = `curl -H 'Content-Type: application/json' https://x -d '{"message_type":"audio"}'`;
    expect(hideSecrets(plain)).toBe(plain);
    const message = `{"message_type":"audio","media_url":"https://example.com/${KEY}"}`;
    expect(hideSecrets(message)).toBe(message);
  });

  test("masks the key in a call of fetch", () => {
    const call = `fetch("https://x", { headers: { Authorization: "Bearer ${KEY}" }, body: JSON.stringify({}) })`;
    expect(hideSecrets(call)).not.toContain("canary");
    expect(hideSecrets(call)).toContain("JSON.stringify({})");
  });

  test("is quick on any text", () => {
    for (const each of ["-H 'a: b", "authorization: ", "-u a:", "curl -H ", "fiq_a"]) {
      const start = performance.now();
      hideSecrets(`curl ${each.repeat(200_000 / each.length)}`);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});
