import type { LibraryMessage } from "@/lib/api/library";

const KEY = "menuet.library";

/** Which library message a draft was opened from, and what that version says: `content` as JSON. */
export type Origin = { id: string; version: number; name: string; content: string };

export const toOrigin = ({ id, version, name, content }: LibraryMessage): Origin => ({
  id,
  version,
  name,
  content: JSON.stringify(content),
});

/**
 * What this page knows of it; null before anybody asked. Until the draft is changed and kept, its
 * origin is not kept either.
 */
let known: { origin: Origin | null; isKept: boolean } | null = null;
const listeners = new Set<() => void>();

/** Hears when another message is opened. */
export function hearOpened(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

/** A message was opened: from the library, or, with null, from elsewhere. */
export function openOrigin(origin: Origin | null): void {
  known = { origin, isKept: false };
  listeners.forEach((hear) => hear());
}

/** Reads an origin as JSON, null where it is none. */
export function parseOrigin(text: string | null): Origin | null {
  try {
    const { id, version, name, content } = JSON.parse(text ?? "null") ?? {};
    const areTexts = [id, name, content].every((text) => typeof text === "string");
    return areTexts && Number.isSafeInteger(version) ? { id, version, name, content } : null;
  } catch {
    return null;
  }
}

function readKept(): Origin | null {
  try {
    return parseOrigin(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

export function readOrigin(): Origin | null {
  known ??= { origin: readKept(), isKept: true };
  return known.origin;
}

/**
 * Keeps it beside the draft in this browser; where the browser keeps nothing, it holds while the
 * page is open.
 */
export function keepOrigin(origin: Origin | null): void {
  if (known?.isKept && known.origin === origin) return;
  known = { origin, isKept: true };
  try {
    if (origin) localStorage.setItem(KEY, JSON.stringify(origin));
    else localStorage.removeItem(KEY);
  } catch {
    // The draft is not kept by this browser either, and says so.
    return;
  }
}
