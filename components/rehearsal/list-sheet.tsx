"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { X } from "lucide-react";
import { type RefObject, useId, useState } from "react";
import type { DraftRow, DraftSection } from "@/lib/message/draft";

type ListSheetProps = {
  title: string;
  sections: DraftSection[];
  isOpen: boolean;
  onClose: () => void;
  onSend: (row: DraftRow) => void;
  /** The phone: the sheet rises inside it, and the rest of the page stays usable. */
  phone: RefObject<HTMLElement | null>;
  opener: RefObject<HTMLElement | null>;
};

function SheetRow({ row, value }: { row: DraftRow; value: string }) {
  const id = useId();
  return (
    <label className="flex items-center gap-3 px-4 py-2.5 hover:bg-chat-quote">
      <span className="min-w-0 flex-1 break-words">
        <span id={`${id}-title`} dir="auto" className="block">
          {row.title.trim() === "" ? "Row title" : row.title}
        </span>
        <span id={`${id}-description`} dir="auto" className="block text-note text-chat-muted">
          {row.description}
        </span>
      </span>
      <Radio.Root
        value={value}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        className="grid size-5 shrink-0 place-items-center rounded-full border-2 border-chat-icon data-checked:border-chat-accent"
      >
        <Radio.Indicator className="size-2.5 rounded-full bg-chat-accent" />
      </Radio.Root>
    </label>
  );
}

function SheetSection({ section, index }: { section: DraftSection; index: number }) {
  const id = useId();
  const hasTitle = section.title.trim() !== "";
  return (
    <div role="group" aria-labelledby={hasTitle ? id : undefined} className="py-1">
      {hasTitle && (
        <h3 id={id} dir="auto" className="px-4 pt-2 pb-1 text-label font-medium break-words text-chat-accent">
          {section.title}
        </h3>
      )}
      {section.rows.map((row, rowIndex) => (
        <SheetRow key={rowIndex} row={row} value={`${index}.${rowIndex}`} />
      ))}
    </div>
  );
}

/** The list as it opens on the phone: choose one row, then send it. */
export default function ListSheet({
  title,
  sections,
  isOpen,
  onClose,
  onSend,
  phone,
  opener,
}: ListSheetProps) {
  const [picked, setPicked] = useState<string | null>(null);
  const [section, row] = (picked ?? "").split(".").map(Number);
  const pickedRow = picked === null ? undefined : sections[section ?? 0]?.rows[row ?? 0];
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      onOpenChangeComplete={() => setPicked(null)}
      modal="trap-focus"
      disablePointerDismissal
    >
      <Dialog.Portal container={phone} className="absolute inset-0 overflow-hidden">
        <Dialog.Backdrop
          onClick={onClose}
          className="absolute inset-0 bg-[#0b141a80] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <Dialog.Popup
          finalFocus={opener}
          className="absolute inset-x-0 bottom-0 flex max-h-[88%] flex-col rounded-t-2xl bg-chat-sheet text-[0.9375rem]/5 text-chat-ink transition-transform duration-200 ease-out data-ending-style:translate-y-full data-starting-style:translate-y-full"
        >
          <div className="flex items-center gap-3 border-b border-chat-line px-4 py-3">
            <Dialog.Close
              aria-label="Close"
              className="grid size-7 place-items-center rounded-full text-chat-icon"
            >
              <X size="1.25rem" aria-hidden />
            </Dialog.Close>
            <Dialog.Title dir="auto" className="min-w-0 flex-1 font-medium break-words">
              {title.trim() === "" ? "Button label" : title}
            </Dialog.Title>
          </div>
          <RadioGroup
            aria-label="Rows"
            value={picked}
            onValueChange={(value) => setPicked(String(value))}
            className="min-h-0 flex-1 overflow-y-auto py-1"
          >
            {sections.map((item, index) => (
              <SheetSection key={index} section={item} index={index} />
            ))}
          </RadioGroup>
          <div className="border-t border-chat-line p-3">
            <button
              type="button"
              disabled={!pickedRow}
              onClick={() => pickedRow && onSend(pickedRow)}
              className="h-10 w-full rounded-full bg-chat-accent font-medium text-chat-sheet disabled:bg-chat-line disabled:text-chat-muted"
            >
              Send
            </button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
