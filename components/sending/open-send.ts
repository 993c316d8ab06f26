import type { SendName } from "./send-request";

const KEY = "menuet.send";

/** Read by hand: a schema's library would come with the page's first code for this alone. */
function parseName(value: unknown): SendName | null {
  if (typeof value !== "object" || value === null) return null;
  if ("id" in value && typeof value.id === "string") return { id: value.id };
  if ("key" in value && typeof value.key === "string") return { key: value.key };
  return null;
}

/**
 * The send of this tab that nobody has seen settled: its name alone, no customer's data, so that a
 * reload finds it again.
 */
export function readOpenSend(): SendName | null {
  try {
    return parseName(JSON.parse(sessionStorage.getItem(KEY) ?? "null"));
  } catch {
    return null;
  }
}

export function rememberOpenSend(name: SendName): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(name));
  } catch {
    // Known until the page is left, then only in the outbox.
  }
}

const isRemembered = (name: SendName): boolean => JSON.stringify(readOpenSend()) === JSON.stringify(name);

/** From now on by its id. A later send of this tab stays remembered. */
export function renameOpenSend(key: string, id: string): void {
  if (isRemembered({ key })) rememberOpenSend({ id });
}

/** It was seen settled, or never was. A later send of this tab stays remembered. */
export function forgetOpenSend(name: SendName): void {
  if (isRemembered(name)) sessionStorage.removeItem(KEY);
}
