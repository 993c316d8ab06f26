import "server-only";

const PRIVATE = [/fiq_[\w.~+/-]+=*/g, /wamid\.[\w+/=-]+/g, /\+?\d[\d ()-]{5,}\d/g];

/** Masks keys, message ids and phone numbers. */
export const maskPrivate = (text: string): string =>
  PRIVATE.reduce((masked, pattern) => masked.replace(pattern, "[masked]"), text);

/** Writes one event as one line of JSON to stderr. Fields must be safe to keep: free text goes through `maskPrivate` first. */
export function writeLogLine(event: string, fields: Readonly<Record<string, string | number>>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
}

/** A bug's line: what was going on, and where it broke. */
export function logBug(during: string, bug: unknown): void {
  const words = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
  writeLogLine("bug", { during, words: maskPrivate(words) });
}
