import "server-only";

export const MAX_BODY_BYTES = 65_536;

export type BodyReading =
  { ok: true; text: string } | { ok: false; fault: "too large" | "not UTF-8" | "broken off" };

async function collect(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Buffer | null> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** A byte order mark is kept: it is no part of JSON, and some readers stumble over it. */
function decode(bytes: Buffer): BodyReading {
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ok: false, fault: "not UTF-8" };
  }
}

/** A request's body as text. Counts while it reads, so that more than `maxBytes` (64 KB) is never held, whatever the headers claim. */
export async function readBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<BodyReading> {
  if (Number(request.headers.get("content-length")) > maxBytes) return { ok: false, fault: "too large" };
  if (request.body === null) return { ok: true, text: "" };
  try {
    const bytes = await collect(request.body, maxBytes);
    return bytes === null ? { ok: false, fault: "too large" } : decode(bytes);
  } catch {
    return { ok: false, fault: "broken off" };
  }
}
