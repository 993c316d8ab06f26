import "server-only";
import type { Payload } from "@/lib/message/payload";

type Row = { id: string; title: string; description?: string };
export type RowPick = { id: string; title: string; description: string | null };

/** `rows`: the picked row, or all candidates if it is ambiguous. `text`: how the reply reads. */
export type Pick = { rows: RowPick[]; text: string };

const MAX_DEPTH = 5;

const toPicked = ({ id, title, description }: Row): RowPick => ({
  id,
  title,
  description: description ?? null,
});
const toText = ({ title, description }: RowPick): string => [title, description].filter(Boolean).join("\n");

const parseObject = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Meta's `list_reply` or `button_reply` at any depth: how FlowIQ wraps it isn't documented. */
function findReply(value: unknown, depth = 0): RowPick | null {
  if (typeof value === "string") return findReply(parseObject(value), depth + 1);
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return null;
  const { list_reply, button_reply } = value as { list_reply?: unknown; button_reply?: unknown };
  const reply = list_reply ?? button_reply;
  if (typeof reply === "object" && reply !== null) {
    const { id, title, description } = reply as Record<string, unknown>;
    if (typeof id === "string" && typeof title === "string")
      return {
        id,
        title,
        description: typeof description === "string" && description !== "" ? description : null,
      };
  }
  for (const inner of Object.values(value)) {
    const found = typeof inner === "object" ? findReply(inner, depth + 1) : null;
    if (found) return found;
  }
  return null;
}

/** The rows of a list, or the buttons of a message that has some. */
function findRows(quoted: Payload | null): Row[] {
  if (quoted?.message_type !== "interactive") return [];
  const { sections = [], buttons = [] }: { sections?: { rows: Row[] }[]; buttons?: Row[] } =
    quoted.interactive;
  return [...sections.flatMap(({ rows }) => rows), ...buttons];
}

const squash = (text: string): string => text.replace(/\s+/g, " ").trim();

/**
 * Rows that a text may name: by id or title (several may match), else by title plus description.
 */
function findNamed(rows: readonly Row[], text: string): Row[] {
  const wanted = text.trim();
  const named = rows.filter(({ id, title }) => id.trim() === wanted || title.trim() === wanted);
  if (named.length > 0) return named;
  return rows.filter(
    ({ title, description }) => description && squash(`${title} ${description}`) === squash(text),
  );
}

/**
 * The row picked from the quoted list: JSON first, then id, title, title plus description. Rows
 * that share a title are all returned. Null if it is no pick or names no row.
 */
export function readPick(
  { kind, text, fields }: { kind: string; text: string; fields: Readonly<Record<string, unknown>> },
  list: Payload | null,
): Pick | null {
  const reply = findReply(fields.message) ?? findReply(fields);
  if (reply) return { rows: [reply], text: toText(reply) };
  // Typed text is never a pick, even if it reads like a row.
  if (kind !== "interactive" && kind !== "button") return null;
  const named = findNamed(findRows(list), text).map(toPicked);
  const [only] = named;
  if (!only) return null;
  return { rows: named, text: named.length === 1 ? toText(only) : text };
}
