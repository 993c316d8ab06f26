/**
 * FNV-1a over UTF-16 units, 64 bits as 16 hex digits. It tells texts apart, on plain http too; it
 * keeps no secret.
 */
function hashText(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, "0");
}

/**
 * The key under which one draft, in one revision (`payload`: the JSON that would be sent, recipient
 * included), is sent once. Two clicks, two tabs and a reload share it; `attempt` sets a send apart
 * that a person asked for again. Visible ASCII, whatever the parts hold, so that it can stand in a
 * header. The hash tells revisions apart; the server's fingerprint decides.
 */
export const makeIdempotencyKey = (draftId: string, attempt: number, payload: string): string =>
  `${hashText(draftId)}-${attempt}-${hashText(payload)}`;
