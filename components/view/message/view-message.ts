import type { DraftForm } from "@/lib/message/draft";
import { findShareCode } from "@/lib/message/share/fragment";

/**
 * What the page's address names. `message`: it carries the message itself, by that share code. `kept`: the server keeps it, for whoever
 * has the secret. `review`: the same for members, by the link's id.
 */
export type ViewMessage =
  | { state: "message"; form: DraftForm; code: string }
  | { state: "kept"; secret: string }
  | { state: "review"; id: string }
  | { state: "none" }
  | { state: "broken"; why: string };

const COULD_NOT_READ = "The code that reads links did not arrive: the connection may be down";
const SECRET = /^[\w-]{43}$/;
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const CUT = "This link is damaged or cut short. Ask for it again";

const check = (text: string, form: RegExp, found: ViewMessage): ViewMessage =>
  form.test(text) ? found : { state: "broken", why: CUT };

async function readCode(code: string): Promise<ViewMessage> {
  const reader = await import("@/lib/message/share/share-code").catch(() => null);
  if (!reader) return { state: "broken", why: COULD_NOT_READ };
  const reading = await reader.parseShareCode(code);
  return reading.ok ? { state: "message", form: reading.form, code } : { state: "broken", why: reading.why };
}

/** What an address's fragment names, with or without its "#"; the server is not asked. */
export async function readViewMessage(fragment: string): Promise<ViewMessage> {
  const code = findShareCode(fragment);
  if (code !== null) return readCode(code);
  const words = new URLSearchParams(fragment.replace(/^#/, ""));
  const [secret, id] = [words.get("s"), words.get("r")];
  if (secret !== null) return check(secret, SECRET, { state: "kept", secret });
  if (id !== null) return check(id, ID, { state: "review", id });
  return { state: "none" };
}
