/** FNV-1a over UTF-16 units, 64 bits as 16 hex digits; works on plain http; not for secrets. */
function hashText(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, "0");
}

/**
 * The key under which one revision of a draft is sent once: clicks, tabs and a reload share it.
 * `payload`: the JSON to send, with recipient; `attempt` marks a send a person asked for again.
 * Visible ASCII, for the header; the server's fingerprint decides, not this hash.
 */
export const makeIdempotencyKey = (draftId: string, attempt: number, payload: string): string =>
  `${hashText(draftId)}-${attempt}-${hashText(payload)}`;
