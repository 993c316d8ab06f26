import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { DraftRow, DraftSection, ListContent } from "@/lib/message/draft";
import { isEmptyText } from "@/lib/message/texts";
import { type TextDirection, toSheetDirection } from "./text-direction";

type StillSheetProps = { draft: ListContent; dir: TextDirection; editedRow?: string | null };

/** The open list, inert, with all its rows. */
export function StillSheet({ draft, dir, editedRow = null }: StillSheetProps) {
  return (
    <div className="chat-over z-0 bg-[#0b141a80] pt-16">
      <div dir={toSheetDirection(dir, draft)} className={SHEET.frame}>
        <SheetView
          sections={draft.sections}
          dir={dir}
          editedRow={editedRow}
          parts={{
            close: (
              <span aria-hidden className={SHEET.close}>
                <X size="1.25rem" />
              </span>
            ),
            title: (
              <div data-field="button" dir={dir} className={SHEET.title}>
                {toSheetTitle(draft.button)}
              </div>
            ),
            wrapRows: (rows) => <div className={SHEET.rows}>{rows}</div>,
            drawRadio: () => <span aria-hidden className={SHEET.radio} />,
            send: (
              <span aria-disabled className={`grid place-items-center ${SHEET.send}`}>
                Send
              </span>
            ),
          }}
        />
      </div>
    </div>
  );
}

/** Classes of an open list's parts, inert or live. Platform differences are in tokens.ts. */
export const SHEET = {
  frame: "chat-sheet flex flex-col overflow-hidden bg-chat-sheet text-chat-ink",
  close: "grid size-7 shrink-0 place-items-center rounded-full text-chat-icon order-(--chat-close-order)",
  title: "min-w-0 flex-1 text-chat-sheet-title font-medium break-words [text-align:var(--chat-title-align)]",
  rows: "min-h-0 flex-1 overflow-y-auto py-1",
  row: "flex items-center gap-3 px-4 py-2.5",
  radio: "chat-radio grid shrink-0 place-items-center rounded-full",
  mark: "chat-radio-mark",
  send: "min-h-10 w-(--chat-send-width) rounded-(--chat-send-radius) bg-chat-accent px-6 py-1.5 text-chat-label font-medium text-[var(--chat-send-ink)] aria-disabled:bg-chat-line aria-disabled:text-chat-muted",
} as const;

/** Renders the sheet's parts: inert ones, or live ones to choose with. */
export type SheetParts = {
  close: ReactNode;
  title: ReactNode;
  /** Wraps all rows. */
  wrapRows: (rows: ReactNode) => ReactNode;
  /** A row's radio for the value `section.row`. `isDescribed`: the row has a description. */
  drawRadio: (value: string, isDescribed: boolean) => ReactNode;
  send: ReactNode;
};

type SheetViewProps = {
  sections: DraftSection[];
  parts: SheetParts;
  dir: TextDirection;
  /** The row that is being edited, as "section.row". */
  editedRow?: string | null;
  /** Makes the IDs that name headings and radios; missing if nothing can be chosen. */
  toId?: (value: string, part: "heading" | "title" | "description") => string;
};

/** The sheet's title; a placeholder if the label is empty. */
export const toSheetTitle = (label: string): string => (isEmptyText(label) ? "Button label" : label);

type SheetRowProps = Omit<SheetViewProps, "sections"> & { row: DraftRow; section: number; index: number };

function SheetRow({ row, section, index, parts, dir, toId, editedRow }: SheetRowProps) {
  const value = `${section}.${index}`;
  const Row = toId ? "label" : "div";
  const place = `sections.${section}.rows.${index}`;
  const isDescribed = !isEmptyText(row.description);
  return (
    <Row
      className={`${SHEET.row} ${toId ? "hover:bg-chat-quote" : ""} ${editedRow === value ? "chat-edited-row" : ""}`}
    >
      <span className="min-w-0 flex-1 break-words">
        <span
          id={toId?.(value, "title")}
          data-field={`${place}.title`}
          dir={dir}
          className="block text-chat-row"
        >
          {isEmptyText(row.title) ? "Row title" : row.title}
        </span>
        {isDescribed && (
          <span
            id={toId?.(value, "description")}
            data-field={`${place}.description`}
            dir={dir}
            className="chat-description text-chat-small text-chat-muted"
          >
            {row.description}
          </span>
        )}
      </span>
      {parts.drawRadio(value, isDescribed)}
    </Row>
  );
}

/** The list as it opens: its title, the sections with their rows, and Send. */
export function SheetView({ sections, parts, dir, toId, editedRow }: SheetViewProps) {
  const rows = sections.map((section, index) => {
    const hasTitle = !isEmptyText(section.title);
    const id = toId?.(String(index), "heading");
    const Heading = toId ? "h3" : "div";
    return (
      <div key={index} role={toId && "group"} aria-labelledby={hasTitle ? id : undefined} className="py-1">
        {hasTitle && (
          <Heading
            id={id}
            data-field={`sections.${index}.title`}
            dir={dir}
            className="px-4 pt-2 pb-1 text-chat-section font-medium break-words text-chat-heading"
          >
            {section.title}
          </Heading>
        )}
        <div className="chat-group overflow-hidden bg-chat-group">
          {section.rows.map((row, rowIndex) => (
            <SheetRow
              key={rowIndex}
              row={row}
              section={index}
              index={rowIndex}
              parts={parts}
              dir={dir}
              toId={toId}
              editedRow={editedRow}
            />
          ))}
        </div>
      </div>
    );
  });
  return (
    <>
      <div className="flex items-center gap-3 border-b border-chat-line px-4 py-3">
        {parts.close}
        {parts.title}
      </div>
      {parts.wrapRows(rows)}
      <div className="flex justify-end border-t border-chat-line p-3">{parts.send}</div>
    </>
  );
}
