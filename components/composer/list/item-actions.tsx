"use client";
import { ArrowDown, ArrowUp, Copy, Ellipsis, Trash2 } from "lucide-react";
import { type FocusEvent, type KeyboardEvent, memo, useState } from "react";
import { toWords } from "./drag-words";
import { useDraftStore } from "@/components/composer/use-draft";
import { IconButton } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { duplicateItem, moveTo, removeItem } from "@/lib/message/edit-content";
import type { Spot } from "@/lib/message/move-items";

const isTool = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[data-tools]") !== null;

/** The row's tools that are visible at this width. */
const findTools = (row: HTMLElement): HTMLElement[] =>
  [...row.querySelectorAll<HTMLElement>("button, input")].filter(
    (element) => isTool(element) && element.getClientRects().length > 0,
  );

/**
 * Keeps a row's handle, ID and buttons out of the Tab order, so that Tab goes from title to title.
 * Ctrl/⌘ + . enters them, and Tab then walks through them. Returns listeners for their group.
 */
export function useTools() {
  const [isEntered, setIsEntered] = useState(false);
  return {
    tabIndex: isEntered ? 0 : -1,
    listeners: {
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const { key, target, currentTarget, shiftKey } = event;
        const isAsked = key === "." && (event.ctrlKey || event.metaKey) && !isTool(target);
        // While an item is held, Tab drops it and moves no focus.
        const isNext = key === "Tab" && isTool(target) && !event.defaultPrevented;
        if (!isAsked && !isNext) return;
        const tools = findTools(currentTarget);
        const next = isAsked ? 0 : tools.indexOf(target as HTMLElement) + (shiftKey ? -1 : 1);
        // Beyond the first and last tool, Tab leaves the row.
        if (!tools[next]) return;
        event.preventDefault();
        event.stopPropagation();
        tools[next].focus();
      },
      onFocus: ({ target }: FocusEvent) => {
        if (isTool(target)) setIsEntered(true);
      },
      onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
        if (!isTool(relatedTarget) || !currentTarget.contains(relatedTarget)) setIsEntered(false);
      },
    },
  };
}

type DragHandleProps = { path: string; label: string; tabIndex?: number };

/** The handle of a row or section. */
export const DragHandle = memo(({ path, label, tabIndex }: DragHandleProps) => (
  <button
    type="button"
    id={`${path}.drag`}
    aria-label={label}
    title={label}
    aria-describedby="drag.how"
    tabIndex={tabIndex}
    data-tools={tabIndex !== undefined || undefined}
    className="drag-handle"
  />
));
DragHandle.displayName = "DragHandle";

const ICON = { size: "1rem", "aria-hidden": true } as const;

/** The draft path of a row or section. */
export const toItemPath = ({ section, row }: Spot): string =>
  row === null ? `sections.${section}` : `sections.${section}.rows.${row}`;

/** The actions of a row or section, and where focus goes after each. */
export function useItemActions(spot: Spot, count: number) {
  const store = useDraftStore();
  const index = spot.row ?? spot.section;
  const at = (to: number): Spot => (spot.row === null ? { section: to, row: null } : { ...spot, row: to });
  const isLast = { up: index === 0, down: index === count - 1 };
  const move = (way: "up" | "down") => {
    if (isLast[way]) return;
    const to = at(index + (way === "up" ? -1 : 1));
    // The announcement uses the places before the move.
    store.setState({ moving: toWords.moved(store.getContent().sections, spot, to) });
    store.change((content) => moveTo(content, spot, to), {
      focus: `${toItemPath(to)}.${spot.row === null ? "menu" : way}`,
    });
  };
  return {
    isLast,
    up: () => move("up"),
    down: () => move("down"),
    duplicate: () =>
      store.change((content) => duplicateItem(content, spot), {
        focus: `${toItemPath(at(index + 1))}.title`,
      }),
    remove: () => {
      const next = Math.min(index, count - 2);
      const focus = next < 0 ? toItemPath(at(0)).replace(/\.0$/, "") : `${toItemPath(at(next))}.title`;
      store.change((content) => removeItem(content, spot), { focus });
    },
  };
}

/** `row`: null for the section itself. */
type ItemActionsProps = Spot & { count: number; tabIndex: number };

/** A section's actions in a menu, and a row's where touch needs the room. */
export const ItemMenu = memo(function ItemMenu({ section, row, count, tabIndex }: ItemActionsProps) {
  const spot = { section, row };
  const { isLast, up, down, duplicate, remove } = useItemActions(spot, count);
  const isSection = row === null;
  return (
    <span className="item-menu" data-tools>
      <Menu
        id={`${toItemPath(spot)}.menu`}
        label={isSection ? `Section ${section + 1} actions` : "Row actions"}
        icon={<Ellipsis size="1.125rem" aria-hidden />}
        tabIndex={tabIndex}
        items={[
          { name: "Move up", icon: <ArrowUp {...ICON} />, isDisabled: isLast.up, onChoose: up },
          { name: "Move down", icon: <ArrowDown {...ICON} />, isDisabled: isLast.down, onChoose: down },
          { name: "Duplicate", icon: <Copy {...ICON} />, onChoose: duplicate },
          {
            ...{ name: isSection ? "Remove section" : "Remove row", icon: <Trash2 {...ICON} /> },
            ...{ isApart: true, onChoose: remove },
          },
        ]}
      />
    </span>
  );
});

/** Move, duplicate and remove beside a row; typing in the row leaves them as they are. */
export const RowActions = memo(function RowActions({ section, row, count, tabIndex }: ItemActionsProps) {
  const spot = { section, row };
  const { isLast, up, down, duplicate, remove } = useItemActions(spot, count);
  const path = toItemPath(spot);
  const tool = { tabIndex, "data-tools": true } as const;
  return (
    <>
      <span className="item-actions">
        <IconButton id={`${path}.up`} label="Move up" aria-disabled={isLast.up} onClick={up} {...tool}>
          <ArrowUp {...ICON} />
        </IconButton>
        <IconButton
          id={`${path}.down`}
          label="Move down"
          aria-disabled={isLast.down}
          onClick={down}
          {...tool}
        >
          <ArrowDown {...ICON} />
        </IconButton>
        <IconButton label="Duplicate" onClick={duplicate} {...tool}>
          <Copy {...ICON} />
        </IconButton>
        <IconButton label="Remove row" onClick={remove} {...tool}>
          <Trash2 {...ICON} />
        </IconButton>
      </span>
      <span className="item-rest" aria-hidden>
        <Ellipsis size="1rem" />
      </span>
      <ItemMenu {...spot} count={count} tabIndex={tabIndex} />
    </>
  );
});
