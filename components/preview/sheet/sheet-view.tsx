import type { ReactNode } from "react";
import type { TextDirection } from "@/components/preview/text-direction";
import type { DraftRow, DraftSection } from "@/lib/message/draft";
import { SHEET } from "./sheet-classes";

/** What makes the sheet's parts: still ones to look at, or live ones to choose with. */
export type SheetParts = {
  close: ReactNode;
  title: ReactNode;
  /** Around all rows. */
  wrapRows: (rows: ReactNode) => ReactNode;
  /** A row's radio, for the value `section.row`, named by the title and described where there is a description. */
  drawRadio: (value: string, isDescribed: boolean) => ReactNode;
  send: ReactNode;
};

type SheetViewProps = {
  sections: DraftSection[];
  parts: SheetParts;
  dir: TextDirection;
  /** Makes the ids by which headings and radios are named; missing where nothing is to be chosen. */
  toId?: (value: string, part: "heading" | "title" | "description") => string;
};

/** What the sheet is called, and what stands there while the label is empty. */
export const toSheetTitle = (label: string): string => (label.trim() === "" ? "Button label" : label);

type SheetRowProps = Omit<SheetViewProps, "sections"> & { row: DraftRow; section: number; index: number };

function SheetRow({ row, section, index, parts, dir, toId }: SheetRowProps) {
  const value = `${section}.${index}`;
  const Row = toId ? "label" : "div";
  const place = `sections.${section}.rows.${index}`;
  const isDescribed = row.description.trim() !== "";
  return (
    <Row className={toId ? `${SHEET.row} hover:bg-chat-quote` : SHEET.row}>
      <span className="min-w-0 flex-1 break-words">
        <span
          id={toId?.(value, "title")}
          data-field={`${place}.title`}
          dir={dir}
          className="block text-chat-row"
        >
          {row.title.trim() === "" ? "Row title" : row.title}
        </span>
        {isDescribed && (
          <span
            id={toId?.(value, "description")}
            data-field={`${place}.description`}
            dir={dir}
            className="block text-chat-small text-chat-muted"
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
export function SheetView({ sections, parts, dir, toId }: SheetViewProps) {
  const rows = sections.map((section, index) => {
    const hasTitle = section.title.trim() !== "";
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
