import type { LibraryMessage } from "@/lib/api/library";

const KEY = "menuet.library";

/** Which library version a draft was opened from; `content`: that version's, as JSON. */
export type Origin = { id: string; version: number; name: string; content: string };

export const toOrigin = ({ id, version, name, content }: LibraryMessage): Origin => ({
  id,
  version,
  name,
  content: JSON.stringify(content),
});

/** This page's origin; null until read. It is stored only once the changed draft is saved. */
let known: { origin: Origin | null; isKept: boolean } | null = null;
const listeners = new Set<() => void>();

/** Subscribes to another message being opened; returns the unsubscribe. */
export function subscribeToOpened(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Call when a message is opened: its origin, or null if it isn't from the library. */
export function openOrigin(origin: Origin | null): void {
  known = { origin, isKept: false };
  listeners.forEach((listener) => listener());
}

/** Parses an origin from JSON; null if it is invalid. */
export function parseOrigin(text: string | null): Origin | null {
  try {
    const { id, version, name, content } = JSON.parse(text ?? "null") ?? {};
    const areTexts = [id, name, content].every((text) => typeof text === "string");
    return areTexts && Number.isSafeInteger(version) ? { id, version, name, content } : null;
  } catch {
    return null;
  }
}

function readSaved(): Origin | null {
  try {
    return parseOrigin(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

export function readOrigin(): Origin | null {
  known ??= { origin: readSaved(), isKept: true };
  return known.origin;
}

/** Stores it beside the draft in this browser; without storage it lasts as long as the page. */
export function saveOrigin(origin: Origin | null): void {
  if (known?.isKept && known.origin === origin) return;
  known = { origin, isKept: true };
  try {
    if (origin) localStorage.setItem(KEY, JSON.stringify(origin));
    else localStorage.removeItem(KEY);
  } catch {
    // The draft isn't stored either, and says so.
    return;
  }
}
