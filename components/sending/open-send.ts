import type { SendName } from "./send-request";

const KEY = "menuet.send";

/** Parsed by hand, so that the schema library stays out of the page's first code. */
function parseName(value: unknown): SendName | null {
  if (typeof value !== "object" || value === null) return null;
  if ("id" in value && typeof value.id === "string") return { id: value.id };
  if ("key" in value && typeof value.key === "string") return { key: value.key };
  return null;
}

/** This tab's unsettled send, by name only and without customer data, so that a reload finds it. */
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
    // Without storage it is known until the page is left, then only in the outbox.
  }
}

const isRemembered = (name: SendName): boolean => JSON.stringify(readOpenSend()) === JSON.stringify(name);

/** Switches to its id. A later send of this tab stays remembered. */
export function renameOpenSend(key: string, id: string): void {
  if (isRemembered({ key })) rememberOpenSend({ id });
}

/** Call once it is settled or never existed. A later send of this tab stays remembered. */
export function forgetOpenSend(name: SendName): void {
  if (isRemembered(name)) sessionStorage.removeItem(KEY);
}
