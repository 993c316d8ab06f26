import "server-only";

export type JsonReading = { ok: true; value: unknown } | { ok: false; why: string };

const MAX_DEPTH = 32;
const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\]:,]/g;

/** Looks at valid JSON for what `JSON.parse` lets pass silently: too much nesting, a name given twice, `__proto__`. */
function findTrap(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let last = "";
  for (const [token] of json.matchAll(TOKEN)) {
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
