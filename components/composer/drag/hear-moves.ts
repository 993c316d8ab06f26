import type { Spot } from "@/lib/message/rows/move-items";
import { readHandleId } from "./drag-id";

const BUTTON = /^(.+)\.(up|down)$/;

/** Which row or section a button moves, and where to; null for an element that is no such button. */
export function readMove(id: string): { from: Spot; to: Spot } | null {
  const [, path, way] = BUTTON.exec(id) ?? [];
  const from = readHandleId(`${path}.drag`);
  if (!from) return null;
  const step = way === "up" ? -1 : 1;
  return {
    from,
    to: from.row === null ? { ...from, section: from.section + step } : { ...from, row: from.row + step },
  };
}

/** Tells of moves by the buttons, which a screen reader would otherwise have to guess. Before they happen: the places are those of then. */
export function hearMoves(tell: (from: Spot, to: Spot) => void): () => void {
  const hear = ({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest("button") : null;
    const move = button && button.ariaDisabled !== "true" && readMove(button.id);
    if (move) tell(move.from, move.to);
  };
  document.addEventListener("click", hear, true);
  return () => document.removeEventListener("click", hear, true);
}
