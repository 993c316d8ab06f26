import "server-only";

export type ExportFormat = "csv" | "json";

const TYPES = { csv: "text/csv; charset=utf-8; header=present", json: "application/json; charset=utf-8" };

/** A file to download, named after what it holds and the day (UTC) of `at` (epoch ms): "menuet-audit-2026-11-27.csv". */
export function answerFile(
  body: ReadableStream<Uint8Array>,
  { name, format, at }: { name: string; format: ExportFormat; at: number },
): Response {
  const file = `menuet-${name}-${new Date(at).toISOString().slice(0, 10)}.${format}`;
  return new Response(body, {
    headers: {
      "Cache-Control": "no-store",
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="${file}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
