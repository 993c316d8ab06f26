"use client";

import { Dialog } from "@base-ui/react/dialog";
import { type ReactNode, useRef } from "react";

/** Dims the page behind a dialog. */
export const BACKDROP =
  "fixed inset-0 z-20 bg-[#0c0a0980] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** A dialog's box, centred on the page. The caller adds its width and inner layout. */
export const POPUP =
  "fixed top-1/2 left-1/2 z-20 -translate-x-1/2 -translate-y-1/2 rounded-xl border border-line bg-panel shadow-xl outline-none transition-[opacity,scale] duration-150 ease-out data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0";

type DialogFrameProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** The buttons at the bottom, the primary one last. */
  footer: ReactNode;
  /** Where focus starts, except on touch, where it would open a keyboard; by default the dialog. */
  findInitialFocus?: () => HTMLElement | null;
  /** Where focus goes on close: an element, true for where it came from, false for nowhere. */
  findFinalFocus?: () => HTMLElement | boolean;
  /** As wide as its text, or wide enough for two things side by side. */
  size?: "text" | "wide";
  children: ReactNode;
};

const WIDTHS = { text: "w-[min(36rem,calc(100vw-2rem))]", wide: "w-[min(56rem,calc(100vw-2rem))]" };

/** A dialog: its title, scrolling content, and buttons that always stay in sight. */
export function DialogFrame(props: DialogFrameProps) {
  const { isOpen, onClose, title, description, footer, size = "text", children } = props;
  const { findInitialFocus, findFinalFocus } = props;
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup
          ref={popup}
          initialFocus={(type) => (type !== "touch" && findInitialFocus?.()) || popup.current}
          finalFocus={findFinalFocus}
          className={`${POPUP} flex max-h-[calc(100dvh-2rem)] ${WIDTHS[size]} flex-col`}
        >
          <div className="px-5 pt-4 pb-3">
            <Dialog.Title className="text-title font-semibold tracking-tight">{title}</Dialog.Title>
            {description && (
              <Dialog.Description className="text-note text-soft">{description}</Dialog.Description>
            )}
          </div>
          <div className="grid min-h-0 gap-4 overflow-y-auto px-5 pb-4">{children}</div>
          <div className="flex flex-wrap justify-end gap-3 border-t border-line px-5 py-3">{footer}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
