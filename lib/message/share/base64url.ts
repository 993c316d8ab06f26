/** Bytes as base64url without padding (RFC 4648, section 5). For a few kilobytes: it spreads them over one call. */
export function formatBase64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The bytes of `formatBase64url`'s text; null for every other text, also for a second spelling of the same bytes. */
export function parseBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(raw, (character) => character.charCodeAt(0));
  return formatBase64url(bytes) === text ? bytes : null;
}
