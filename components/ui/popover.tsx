"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { placeBelow } from "./menu";

type PopoverProps = {
  /** The button's accessible name. */
  label: string;
  /** What is visible on it. */
  face: ReactNode;
  className?: string;
  children: ReactNode;
};

/**
 * A button with a small panel; Escape or an outside click closes it. Its content mounts on opening.
 */
export function Popover({ label, face, className = "", children }: PopoverProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        popoverTarget={id}
        className={className}
      >
        {face}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        onBeforeToggle={({ newState }) => {
          if (newState === "open" && panel.current && button.current)
            placeBelow(panel.current, button.current);
        }}
        onToggle={({ newState }) => setIsOpen(newState === "open")}
        className="popover"
      >
        {isOpen && children}
      </div>
    </>
  );
}
