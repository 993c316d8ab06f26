import type { RowsReading } from "@/lib/message/rows/read-rows";

const SEPARATORS: Record<RowsReading["separator"], string> = {
  tab: "Columns by tabs",
  comma: "Columns by commas",
  semicolon: "Columns by semicolons",
  line: "One title a line",
};
const format = (count: number) => count.toLocaleString("en");

/** How a pasted text was read, in a line or two. */
export function ReadingNote({ reading }: { reading: RowsReading }) {
  const { rows, separator, isHeaded, ignored, leftOut } = reading;
  const faulty = rows.filter(({ faults }) => faults.length > 0).length;
  return (
    <div role="status" id="paste.note" className="break-words">
      <p className="font-medium tabular-nums">
        {rows.length === 0 ? "No rows yet" : `${rows.length} ${rows.length === 1 ? "row" : "rows"}`}
        {faulty > 0 && ` · ${faulty} ${faulty === 1 ? "does" : "do"} not fit as pasted`}
      </p>
      {rows.length > 0 && (
        <p className="text-note text-soft">
          {SEPARATORS[separator]}
          {isHeaded && ", named by the first line"}
          {ignored.length > 0 && `. Left out: the column ${ignored.map((name) => `“${name}”`).join(", ")}`}
        </p>
      )}
      {leftOut > 0 && (
        <p className="text-note text-warn">
          {format(leftOut)} rows more than Menuet reads at once are left out
        </p>
      )}
    </div>
  );
}
