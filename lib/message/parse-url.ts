/**
 * An address as the URL standard reads it; null for anything else. Not by `URL.canParse`: on Node 20 its fast path, which runs hot
 * code, calls a host outside ASCII no URL.
 */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
