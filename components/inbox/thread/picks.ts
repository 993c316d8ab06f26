import type { ThreadMessage } from "@/lib/api/inbox";
import type { DraftSection } from "@/lib/message/draft";

/** When a customer picked a row (epoch ms), and how many rows the pick may mean. */
export type ShownPick = { at: number; of: number };

/**
 * A list's picks from its `replies`, by row id. A title shared by several rows marks each of them.
 */
export function findPicks(replies: readonly ThreadMessage[]): ReadonlyMap<string, ShownPick> {
  const picks = new Map<string, ShownPick>();
  for (const { picked, pick_candidates, at } of replies) {
    if (picked) picks.set(picked.id, { at, of: 1 });
    else
      for (const { id } of pick_candidates)
        if (!picks.has(id)) picks.set(id, { at, of: pick_candidates.length });
  }
  return picks;
}

export type ShownRow = { id: string; title: string; pick: ShownPick | null };

const MOST_ROWS = 4;

/**
 * The rows shown in the bubble: the first ones and all picked ones; `rest`: how many are hidden.
 */
export function toShownRows(
  sections: readonly DraftSection[],
  picks: ReadonlyMap<string, ShownPick>,
): { rows: ShownRow[]; rest: number } {
  const all = sections.flatMap(({ rows }) =>
    rows.map(({ id, title }) => ({ id, title, pick: picks.get(id.trim()) ?? null })),
  );
  // One more row takes less room than a line that mentions it.
  const most = all.length === MOST_ROWS + 1 ? all.length : MOST_ROWS;
  const rows = all.filter(({ pick }, at) => at < most || pick !== null);
  return { rows, rest: all.length - rows.length };
}

/** The replies to each message, by its message ID. */
export function groupReplies(
  messages: readonly ThreadMessage[],
): ReadonlyMap<string, readonly ThreadMessage[]> {
  const groups = new Map<string, ThreadMessage[]>();
  for (const message of messages) {
    const { reply_to } = message;
    if (reply_to !== null) groups.set(reply_to, [...(groups.get(reply_to) ?? []), message]);
  }
  return groups;
}
