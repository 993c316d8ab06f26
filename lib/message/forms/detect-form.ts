import type { FormName } from "./form";
import { findEntry, type JsonObject } from "./json/node";

/** Whose JSON an object is, by the names that only that form has; null where it is nobody's. */
export function detectForm(root: JsonObject): Exclude<FormName, "curl"> | null {
  const names = new Set(root.entries.map(({ key }) => key));
  const has = (...keys: string[]) => keys.some((key) => names.has(key));
  const inner = findEntry(root, "interactive");
  const isNested = inner?.kind === "object" && findEntry(inner, "action") !== undefined;
  if (has("menuet")) return "menuet";
  if (has("types") || [...names].some((name) => name.startsWith("twilio/"))) return "twilio";
  if (has("messaging_product")) return "meta";
  if (has("phone_number", "message_type", "media_url")) return "flowiq";
  if (isNested || has("action", "audio", "recipient_type")) return "meta";
  if (has("interactive", "sections")) return "flowiq";
  return has("items") && has("button", "body") ? "twilio" : null;
}
