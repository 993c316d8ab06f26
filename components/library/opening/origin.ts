const KEY = "menuet.library";

/** Which library message a draft was opened from, and what that version says: `content` as JSON. */
export type Origin = { id: string; version: number; name: string; content: string };

/** What was just opened, until the draft is changed and kept: a draft that is not kept has no origin to keep either. */
let opened: { origin: Origin | null } | null = null;
const listeners = new Set<() => void>();

/** Hears when another message is opened. */
export function hearOpened(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

/** A message was opened: from the library, or, with null, from elsewhere. */
export function openOrigin(origin: Origin | null): void {
  opened = { origin };
  listeners.forEach((hear) => hear());
}

function readKept(): Origin | null {
  try {
    const { id, version, name, content } = JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
    const areTexts = [id, name, content].every((text) => typeof text === "string");
    return areTexts && Number.isSafeInteger(version) ? { id, version, name, content } : null;
  } catch {
    return null;
  }
}

export const readOrigin = (): Origin | null => (opened ? opened.origin : readKept());

/** Keeps it beside the draft in this browser; where the browser keeps nothing, it holds while the page is open. */
export function keepOrigin(origin: Origin | null): void {
  opened = { origin };
  try {
    if (origin) localStorage.setItem(KEY, JSON.stringify(origin));
    else localStorage.removeItem(KEY);
  } catch {
    // The draft is not kept by this browser either, and says so.
    return;
  }
}
