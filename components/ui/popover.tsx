"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { placeBelow } from "./menu";

type PopoverProps = {
  /** The button's name. */
  label: string;
  /** What is seen on it. */
  face: ReactNode;
  className?: string;
  children: ReactNode;
};

/**
 * A button that opens a small panel over the page; Escape and a press beside it close it. What it
 * holds is drawn once opened.
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
