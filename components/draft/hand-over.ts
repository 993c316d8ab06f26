const KEY = "menuet.hand-over";

/** Whom a message goes to and what it replies to. Both are a customer's: they stand in no address and are not kept. */
export type HandOver = { recipient: string; replyTo: string };

/** Leaves it for the composer's next opening in this tab; false where the browser keeps nothing. */
export function handOver(given: HandOver): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(given));
    return true;
  } catch {
    return false;
  }
}

/** What was left for this opening, and is then gone. */
export function takeHandOver(): HandOver | null {
  try {
    const { recipient, replyTo } = JSON.parse(sessionStorage.getItem(KEY) ?? "");
    sessionStorage.removeItem(KEY);
    return typeof recipient + typeof replyTo === "stringstring" ? { recipient, replyTo } : null;
  } catch {
    return null;
  }
}
