import "server-only";

export type JsonReading = { ok: true; value: unknown } | { ok: false; why: string };

const MAX_DEPTH = 32;
const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\]:,]|-?\d[\d.eE+-]*/g;
const NUMBER = /^-?\d/;

/** What stands in no store and in no UTF-8: only an escape can write it. */
const isCarriable = (token: string): boolean => {
  if (!token.startsWith('"') || !token.includes("\\u")) return true;
  const text = String(JSON.parse(token));
  return text.isWellFormed() && !text.includes("\0");
};

/** Looks at valid JSON for what `JSON.parse` lets pass silently, and what two readers would take for different things. */
function findTrap(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let last = "";
  for (const [token] of json.matchAll(TOKEN)) {
    if (!isCarriable(token)) return "The body has text with NUL or half of a surrogate pair";
    if (NUMBER.test(token) && !Number.isFinite(Number(token))) return "The body has a number beyond bounds";
    if (token === "{" || token === "[") {
      open.push(token === "{" ? new Set() : null);
      if (open.length > MAX_DEPTH) return "The body is nested too deeply";
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (token === ":") {
      const name = String(JSON.parse(last));
      const names = open.at(-1);
      if (name === "__proto__") return "The body has a field named “__proto__”";
      if (names?.has(name)) return `The body names “${name}” twice in one place`;
      names?.add(name);
    }
    last = token;
  }
  return null;
}

/** Text as JSON whose meaning is the same to every reader, or why it is not. */
export function parseJson(text: string): JsonReading {
  try {
    const value: unknown = JSON.parse(text);
    const why = findTrap(text);
    return why === null ? { ok: true, value } : { ok: false, why };
  } catch {
    return { ok: false, why: "The body is not JSON" };
  }
}
