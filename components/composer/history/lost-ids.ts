import type { DraftContent } from "@/lib/message/history/history";

const findIds = ({ sections }: DraftContent): Set<string> =>
  new Set(sections.flatMap(({ rows }) => rows.map(({ id }) => id.trim())));

/** Words about ids that went out and that a change of state takes from the list: a bot may wait for them. Else nothing. */
export function findLostIds(idsOut: ReadonlySet<string>, before: DraftContent, after: DraftContent): string {
  if (idsOut.size === 0) return "";
  const [old, now] = [findIds(before), findIds(after)];
  const lost = [...idsOut].filter((id) => old.has(id) && !now.has(id));
  if (lost.length === 0) return "";
  const names = lost.map((id) => `“${id}”`).join(", ");
  return `. No row has the ID ${names} any more, which was sent or copied out`;
}
