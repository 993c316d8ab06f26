"use client";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";

const GAP_PX = 6;
const EDGE_PX = 8;

/** Places a popover below its button, aligned to the button's end and within the window. */
export function placeBelow(popover: HTMLElement, button: HTMLElement): void {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const isRtl = getComputedStyle(button).direction === "rtl";
  const { style } = popover;
  style.setProperty("position", "fixed");
  style.setProperty("margin", "0");
  style.setProperty("inset", "auto");
  if (isRtl) style.setProperty("left", `${Math.max(EDGE_PX, left)}px`);
  else style.setProperty("right", `${Math.max(EDGE_PX, document.documentElement.clientWidth - right)}px`);
  const isLow = bottom > innerHeight * 0.66;
  style.setProperty(isLow ? "bottom" : "top", `${isLow ? innerHeight - top + GAP_PX : bottom + GAP_PX}px`);
}

export type MenuItem = {
  name: string;
  icon?: ReactNode;
  isDisabled?: boolean;
  /** Set apart from the items before it. */
  isApart?: boolean;
  onChoose: () => void;
};

type MenuProps = {
  label: string;
  icon: ReactNode;
  items: readonly MenuItem[];
  id?: string;
  tabIndex?: number;
};

const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A button with a menu, on the platform's popover: Escape and an outside click close it. */
export function Menu({ label, icon, items, id, tabIndex }: MenuProps) {
  const menuId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const entries = () => [...(menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  const move = (event: KeyboardEvent) => {
    if (event.key === "Tab") menu.current?.hidePopover();
    const to = MOVES[event.key];
    if (!to) return;
    event.preventDefault();
    const all = entries();
    all[
      to(
        all.findIndex((entry) => entry === document.activeElement),
        all.length,
      )
    ]?.focus();
  };
  return (
    <>
      <button
        ref={button}
        id={id}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        popoverTarget={menuId}
        tabIndex={tabIndex}
        data-tools={tabIndex !== undefined || undefined}
        className="icon-button"
      >
        {icon}
      </button>
      <div
        ref={menu}
        id={menuId}
        popover="auto"
        role="menu"
        aria-label={label}
        onKeyDown={move}
        onBeforeToggle={({ newState }) => {
          if (newState !== "open" || !menu.current || !button.current) return;
          setIsOpen(true);
          placeBelow(menu.current, button.current);
        }}
        onToggle={({ newState }) => {
          setIsOpen(newState === "open");
          if (newState === "open") entries()[0]?.focus();
        }}
        className="menu"
      >
        {/* Closed, it costs a list with many rows nothing. */}
        {(isOpen ? items : []).map(
          ({ name, icon: picture, isDisabled = false, isApart = false, onChoose }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={isDisabled || undefined}
              onClick={() => {
                if (isDisabled) return;
                // First: it returns the focus, and the chosen action may move it.
                menu.current?.hidePopover();
                onChoose();
              }}
              className={`menu-item ${isApart ? "menu-apart" : ""}`}
            >
              {picture}
              {name}
            </button>
          ),
        )}
      </div>
    </>
  );
}
