"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { X } from "lucide-react";
import { type RefObject, useId, useRef, useState } from "react";
import { SHEET, type SheetParts, SheetView, toSheetTitle } from "@/components/preview/sheet-view";
import { type TextDirection, toSheetDirection } from "@/components/preview/text-direction";
import type { DraftRow, DraftSection } from "@/lib/message/draft";

type ListSheetProps = {
  title: string;
  sections: DraftSection[];
  dir: TextDirection;
  isOpen: boolean;
  onClose: () => void;
  onSend: (row: DraftRow) => void;
  /** The phone: the sheet rises inside it, so the rest of the page stays usable. */
  phone: RefObject<HTMLElement | null>;
  opener: RefObject<HTMLElement | null>;
};

/** The list as it opens on the phone, or as a dialog on Web: choose one row, then send it. */
export default function ListSheet(props: ListSheetProps) {
  const { title, sections, dir, isOpen, onClose, onSend, phone, opener } = props;
  const base = useId();
  const rows = useRef<HTMLDivElement>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [section, row] = (picked ?? "").split(".").map(Number);
  const pickedRow = picked === null ? undefined : sections[section ?? 0]?.rows[row ?? 0];
  const toId = (value: string, part: string) => `${base}${value}-${part}`;

  const parts: SheetParts = {
    close: (
      <Dialog.Close aria-label="Close" className={SHEET.close}>
        <X size="1.25rem" aria-hidden />
      </Dialog.Close>
    ),
    title: (
      <Dialog.Title dir={dir} className={SHEET.title}>
        {toSheetTitle(title)}
      </Dialog.Title>
    ),
    wrapRows: (children) => (
      <RadioGroup
        ref={rows}
        aria-label="Rows"
        value={picked}
        onValueChange={(value) => setPicked(String(value))}
        className={SHEET.rows}
      >
        {children}
      </RadioGroup>
    ),
    drawRadio: (value, isDescribed) => (
      <Radio.Root
        value={value}
        aria-labelledby={toId(value, "title")}
        aria-describedby={isDescribed ? toId(value, "description") : undefined}
        className={SHEET.radio}
      >
        <Radio.Indicator className={SHEET.mark} />
      </Radio.Root>
    ),
    send: (
      <button
        type="button"
        aria-disabled={!pickedRow || undefined}
        title={pickedRow ? undefined : "Choose a row first"}
        onClick={() =>
          pickedRow ? onSend(pickedRow) : rows.current?.querySelector<HTMLElement>("[role=radio]")?.focus()
        }
        className={SHEET.send}
      >
        Send
      </button>
    ),
  };

  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      // Fires on opening too, where a row picked during the animation must stay picked.
      onOpenChangeComplete={(open) => !open && setPicked(null)}
      modal="trap-focus"
      disablePointerDismissal
    >
      <Dialog.Portal container={phone} className="chat-over absolute inset-0 overflow-hidden">
        <Dialog.Backdrop
          onClick={onClose}
          className="absolute inset-0 bg-[#0b141a80] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <Dialog.Popup
          finalFocus={opener}
          dir={toSheetDirection(dir, { button: title, sections })}
          className={`relative max-h-[88%] transition-[translate] duration-200 ease-out data-ending-style:[translate:var(--chat-sheet-from)] data-starting-style:[translate:var(--chat-sheet-from)] ${SHEET.frame}`}
        >
          <SheetView sections={sections} parts={parts} dir={dir} toId={toId} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
