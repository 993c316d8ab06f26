import { cutText } from "@/lib/message/count";
import type { DraftMessage, DraftRow } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { makeRowId } from "@/lib/message/row-id";
import { type Fix, makeTextFix } from "./fix";

type Place = { row: DraftRow; path: string; others: DraftRow[] };

/** The row that a path leads to, and the list's other rows. */
function findPlace(path: string, draft: DraftMessage): Place | null {
  const [, s, r] = /^sections\.(\d+)\.rows\.(\d+)\./.exec(path) ?? [];
  const row = draft.kind === "list" ? draft.sections[Number(s)]?.rows[Number(r)] : undefined;
  if (!row || draft.kind !== "list") return null;
  const others = draft.sections.flatMap(({ rows }) => rows).filter((other) => other !== row);
  return { row, path, others };
}

const toIds = (rows: readonly DraftRow[]): Set<string> => new Set(rows.map(({ id }) => id.trim()));

/** An id of its own for a row, from its title; from the id itself where there is no title. */
export function findOwnId(path: string, draft: DraftMessage): Fix[] {
  const place = findPlace(path, draft);
  if (!place) return [];
  const { row, others } = place;
  const after = makeRowId(row.title.trim() === "" ? row.id : row.title, toIds(others));
  return [makeTextFix("Give the row an ID of its own", { path, before: row.id, after })];
}

export function findShorterId(path: string, draft: DraftMessage): Fix[] {
  const place = findPlace(path, draft);
  if (!place) return [];
  const { row, others } = place;
  const taken = toIds(others);
  const cut = cutText(row.id.trim(), LIMITS.rowId.max).trim();
  const after = cut === "" || taken.has(cut) ? makeRowId(cut || row.title, taken) : cut;
  return [makeTextFix("Shorten the ID", { path, before: row.id, after })];
}

/** The title with the first number behind it that no other row has. */
export function findOwnTitle(path: string, draft: DraftMessage): Fix[] {
  const place = findPlace(path, draft);
  if (!place) return [];
  const { row, others } = place;
  const taken = new Set(others.map(({ title }) => title.trim()));
  for (let number = 2; ; number++) {
    const start = cutText(row.title.trim(), LIMITS.rowTitle.max - ` ${number}`.length).trimEnd();
    const after = `${start} ${number}`.trimStart();
    if (!taken.has(after)) return [makeTextFix("Number the title", { path, before: row.title, after })];
  }
}

/** A row without a title whose description would be one. */
export function findTitle(path: string, draft: DraftMessage): Fix[] {
  const place = findPlace(path, draft);
  if (!place || place.row.description.trim() === "") return [];
  const { title, description } = place.row;
  const to = path.replace(/title$/, "description");
  const words = "Make the description the title";
  return [
    makeTextFix(
      words,
      { path, before: title, after: description },
      { path: to, before: description, after: "" },
    ),
  ];
}
