const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();

/** Bytes made smaller (raw deflate, RFC 1951). */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = streamOf(bytes).pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

export type Inflation = Uint8Array<ArrayBuffer> | "broken" | "too large";

/** What was deflated; counted while it unfolds, so that a small text which unfolds to gigabytes costs no more than `max` bytes. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, max: number): Promise<Inflation> {
  const reader = streamOf(bytes).pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size > max) {
        await reader.cancel();
        return "too large";
      }
      chunks.push(read.value);
    }
  } catch {
    return "broken";
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
