import "server-only";

const PRIVATE = [/fiq_[\w.~+/-]+=*/g, /wamid\.[\w+/=-]+/g, /\+?\d[\d ()-]{5,}\d/g];

/** Masks keys, message ids and phone numbers. */
export const maskPrivate = (text: string): string =>
  PRIVATE.reduce((masked, pattern) => masked.replace(pattern, "[masked]"), text);

/** Writes one event as a line of JSON to stderr. Mask free text with `maskPrivate` first. */
export function writeLogLine(event: string, fields: Readonly<Record<string, string | number>>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
}

/** Logs a bug: what was running, and the stack. */
export function logBug(during: string, bug: unknown): void {
  const words = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
  writeLogLine("bug", { during, words: maskPrivate(words) });
}
