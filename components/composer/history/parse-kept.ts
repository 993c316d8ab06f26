import { parseHistory } from "@/lib/message/history/parse-history";
import { type KeptHistory, MOST_IDS } from "./kept-history";

function parseIds(line: string): Set<string> {
  try {
    const ids: unknown = JSON.parse(line);
    return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === "string").slice(-MOST_IDS) : []);
  } catch {
    return new Set();
  }
}

/** Reads `formatKept`'s text; null where it holds no history that can be read. */
export function parseKept(text: string): KeptHistory | null {
  const end = text.indexOf("\n");
  const history = end === -1 ? null : parseHistory(text.slice(end + 1));
  return history && { history, idsOut: parseIds(text.slice(0, end)) };
}
