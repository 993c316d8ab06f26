import { deflateRawSync } from "node:zlib";
import { expect } from "vitest";
import type { DraftForm } from "@/lib/message/draft";
import { formatBase64url } from "@/lib/message/share/base64url";
import { countChecksum } from "@/lib/message/share/checksum";
import { formatShareCode, type ShareReading } from "@/lib/message/share/share-code";

export const FORM: DraftForm = {
  kind: "list",
  recipient: "+27123456789",
  replyTo: "wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=",
  header: "Our Menu",
  body: "Please select",
  footer: "",
  button: "View Menu",
  sections: [
    { title: "Drinks", rows: [{ id: "cola", title: "Cola 🥤", description: "500ml", isIdOwn: true }] },
  ],
  audioUrl: "https://example.com/hidden.mp3",
};

export async function write(form: DraftForm): Promise<string> {
  const written = await formatShareCode(form);
  if (!written.ok) throw new Error(written.why);
  return written.code;
}
/** A code as somebody else may make it: its checksum fits. */
export function forge(packed: Uint8Array): string {
  return `1.${formatBase64url(new Uint8Array([...countChecksum(packed), ...packed]))}z`;
}
export const forgeJson = (value: unknown) => forge(deflateRawSync(JSON.stringify(value)));

export async function expectWhy(reading: Promise<ShareReading>, words: RegExp) {
  const why = await reading;
  expect(why).toEqual({ ok: false, why: expect.stringMatching(words) });
}
