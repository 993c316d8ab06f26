import type { DraftSection } from "@/lib/message/draft";
import type { Spot } from "@/lib/message/move-items";
import { toShownText } from "@/lib/message/texts";

/** How a handle is used with keys. */
export const HOW = "Press Space to pick it up, arrow keys to move it, Space to drop it, Escape to cancel.";

const toName = ({ section, row }: Spot): string =>
  row === null ? `Section ${section + 1}` : `Row ${row + 1}`;

/** A place as people count it; `to` is counted without the moving item. */
function toPlace(sections: readonly DraftSection[], from: Spot, to: Spot): string {
  if (to.row === null) return `position ${to.section + 1} of ${sections.length}`;
  const { title = "", rows = [] } = sections[to.section] ?? {};
  const count = rows.length + (from.section === to.section ? 0 : 1);
  return `position ${to.row + 1} of ${count} in ${toShownText(title) || `section ${to.section + 1}`}`;
}

/** Announcements while `from` is held; all places are those before the drop. */
export const toWords = {
  lifted: (sections: readonly DraftSection[], from: Spot, isByKeys: boolean): string =>
    `${toName(from)} picked up from ${toPlace(sections, from, from)}${isByKeys ? `. Arrow keys move it, Space drops it, Escape cancels` : ""}`,
  over: (sections: readonly DraftSection[], from: Spot, to: Spot | null): string =>
    to ? `${toName(from)} over ${toPlace(sections, from, to)}` : `${toName(from)} is outside the list`,
  moved: (sections: readonly DraftSection[], from: Spot, to: Spot): string =>
    `${toName(from)} moved to ${toPlace(sections, from, to)}`,
  putBack: (sections: readonly DraftSection[], from: Spot): string =>
    `${toName(from)} returned to ${toPlace(sections, from, from)}`,
};
