import type { DraftForm } from "@/lib/message/draft";
import { findShareCode } from "@/lib/message/share/fragment";

/** What the page shows. `code`: the share code that the message came by. */
export type ViewMessage =
  { state: "message"; form: DraftForm; code: string } | { state: "none" } | { state: "broken"; why: string };

const COULD_NOT_READ = "The code that reads links did not arrive: the connection may be down";

/** The message of an address's fragment, with or without its "#"; only what reads it is fetched. */
export async function readViewMessage(fragment: string): Promise<ViewMessage> {
  const code = findShareCode(fragment);
  if (code === null) return { state: "none" };
  const reader = await import("@/lib/message/share/share-code").catch(() => null);
  if (!reader) return { state: "broken", why: COULD_NOT_READ };
  const reading = await reader.parseShareCode(code);
  return reading.ok ? { state: "message", form: reading.form, code } : { state: "broken", why: reading.why };
}
