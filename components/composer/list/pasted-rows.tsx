import type { FittedRow } from "@/lib/message/pasted/add-rows";
import type { RowsReading } from "@/lib/message/pasted/read-rows";

const SEPARATORS: Record<RowsReading["separator"], string> = {
  tab: "Columns separated by tabs",
  comma: "Columns separated by commas",
  semicolon: "Columns separated by semicolons",
  pipe: "Columns separated by bars",
  line: "One title per line",
};
const format = (count: number) => count.toLocaleString("en");

/** How a pasted text was parsed. */
export function ReadingNote({ reading }: { reading: RowsReading }) {
  const { rows, separator, isHeaded, ignored, leftOut } = reading;
  const sections = new Set(rows.map(({ section }) => section).filter((section) => section !== "")).size;
  const faulty = rows.filter(({ faults }) => faults.length > 0).length;
  return (
    <div role="status" id="paste.note" className="break-words">
      <p className="font-medium tabular-nums">
        {rows.length === 0 ? "No rows yet" : `${rows.length} ${rows.length === 1 ? "row" : "rows"}`}
        {faulty > 0 && ` · ${faulty} ${faulty === 1 ? "does" : "do"} not fit`}
      </p>
      {rows.length > 0 && (
        <p className="text-note text-soft">
          {SEPARATORS[separator]}
          {isHeaded && ", named in the first line"}
          {sections > 0 && `. Rows for ${sections === 1 ? "1 section" : `${sections} sections`}`}
          {ignored.length > 0 && `. Ignored column: ${ignored.map((name) => `“${name}”`).join(", ")}`}
        </p>
      )}
      {leftOut > 0 && (
        <p className="text-note text-warn">{format(leftOut)} more rows were ignored. Paste them separately</p>
      )}
    </div>
  );
}

const FATES: Record<FittedRow["fate"], string | null> = {
  whole: null,
  changed: "Shortened to fit",
  "left out": "Left out",
};

const CELL = "px-2 py-1.5 align-top break-words";

/** `isFirst`: the row before it belongs to another section. */
function Row({ row, isFirst }: { row: FittedRow; isFirst: boolean }) {
  const { line, title, description, id, faults, fate } = row;
  const look = fate === "left out" ? "text-faint line-through" : "";
  const words = [FATES[fate], ...faults.map((fault) => fault.words)].filter(Boolean);
  return (
    <>
      {isFirst && row.section !== "" && (
        <tr className="border-t border-line bg-sunk">
          <td />
          <th scope="rowgroup" colSpan={3} dir="auto" className={`${CELL} text-start font-medium text-soft`}>
            {row.section}
          </th>
        </tr>
      )}
      <tr className="border-t border-line">
        <td className={`${CELL} text-faint tabular-nums`}>{line}</td>
        <td dir="auto" className={`${CELL} font-medium ${look}`}>
          {title}
        </td>
        <td dir="auto" className={`${CELL} ${look}`}>
          {description}
        </td>
        <td dir="ltr" className={`${CELL} font-mono text-note ${look}`}>
          {id || <span className="font-sans text-faint">from the title</span>}
        </td>
      </tr>
      {words.length > 0 && (
        <tr>
          <td />
          <td colSpan={3} className="px-2 pb-1.5 text-note break-words text-warn">
            {words.join(". ")}
          </td>
        </tr>
      )}
    </>
  );
}

/** The rows that will be added, each with what doesn't fit. */
export function PastedRows({ rows }: { rows: readonly FittedRow[] }) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label="Rows to add"
      className="max-h-72 overflow-y-auto rounded-[10px] border border-line"
    >
      <table className="w-full table-fixed text-start text-label">
        <thead>
          <tr className="text-note text-faint [&>th]:px-2 [&>th]:py-1.5 [&>th]:text-start [&>th]:font-normal">
            <th scope="col" className="w-11">
              Line
            </th>
            <th scope="col">Title</th>
            <th scope="col">Description</th>
            <th scope="col" className="w-1/4">
              ID
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row key={at} row={row} isFirst={row.section !== rows[at - 1]?.section} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
