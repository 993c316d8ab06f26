/**
 * An address as the URL standard reads it, against `base` where there is one; null for anything
 * else. Not by `URL.canParse`: on Node 20 its fast path, which runs hot code, calls a host outside
 * ASCII no URL.
 */
export function parseUrl(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
