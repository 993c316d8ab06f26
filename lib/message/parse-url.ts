/** Null if invalid. Not by `URL.canParse`: once hot, Node 20's rejects hosts outside ASCII. */
export function parseUrl(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
