import "server-only";
import { NO_STORE } from "./problem";
import { logBug } from "@/lib/server/log";

/** Characters that start a formula in spreadsheets (OWASP, "CSV Injection"), in both widths. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** A phone number is harmless, and must be usable as a recipient. */
const E164 = /^\+[1-9]\d{6,14}$/;

const defuse = (text: string): string => (FORMULA.test(text) && !E164.test(text) ? `'${text}` : text);

/** A CSV record (RFC 4180), quoted against locale separators; an apostrophe defuses formulas. */
export const toCsvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${defuse(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;

/** Streams at the reader's pace; an error aborts, so half a file can't pass for a whole one. */
export function streamTexts(texts: AsyncGenerator<string, void, undefined>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isGone = false;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await texts.next();
        if (isGone) return;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        logBug("an export", error);
        controller.error(error);
      }
    },
    async cancel() {
      isGone = true;
      await texts.return(undefined);
    },
  });
}

export type ExportFormat = "csv" | "json";

const TYPES = { csv: "text/csv; charset=utf-8; header=present", json: "application/json; charset=utf-8" };

/** A download named by content and UTC day of `at` (epoch ms): "menuet-audit-2026-11-27.csv". */
export function answerFile(
  body: ReadableStream<Uint8Array>,
  { name, format, at }: { name: string; format: ExportFormat; at: number },
): Response {
  const file = `menuet-${name}-${new Date(at).toISOString().slice(0, 10)}.${format}`;
  return new Response(body, {
    headers: {
      ...NO_STORE,
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="${file}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
