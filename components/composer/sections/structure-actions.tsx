"use client";

import { ArrowDown, ArrowUp, Copy, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { focusSoon } from "@/components/ui/focus-soon";

type StructureActionsProps = {
  /** The draft path of what is acted on: names its buttons, so that focus can follow a move. */
  path: string;
  /** The path that the item has after a move by `step`. */
  pathAt: (step: -1 | 1) => string;
  isFirst: boolean;
  isLast: boolean;
  removeLabel: "Remove row" | "Remove section";
  onMove: (step: -1 | 1) => void;
  onDuplicate: () => void;
  onRemove: () => void;
};

const ICON = { size: "1em", "aria-hidden": true } as const;

/** Move, duplicate and remove, for a row and for a section alike. */
export function StructureActions(props: StructureActionsProps) {
  "use no memo"; // Drawn anew with its parent and cheap to draw: remembering would cost more bytes than it saves.
  const { path, pathAt, isFirst, isLast, removeLabel, onMove, onDuplicate, onRemove } = props;
  const move = (step: -1 | 1) => {
    if (step === -1 ? isFirst : isLast) return;
    onMove(step);
    focusSoon(() => document.getElementById(`${pathAt(step)}.${step === -1 ? "up" : "down"}`));
  };
  return (
    <div className="flex">
      <IconButton id={`${path}.up`} label="Move up" aria-disabled={isFirst} onClick={() => move(-1)}>
        <ArrowUp {...ICON} />
      </IconButton>
      <IconButton id={`${path}.down`} label="Move down" aria-disabled={isLast} onClick={() => move(1)}>
        <ArrowDown {...ICON} />
      </IconButton>
      <IconButton label="Duplicate" onClick={onDuplicate}>
        <Copy {...ICON} />
      </IconButton>
      <IconButton label={removeLabel} onClick={onRemove}>
        <Trash2 {...ICON} />
      </IconButton>
    </div>
  );
}
