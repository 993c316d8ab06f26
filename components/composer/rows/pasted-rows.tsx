import type { FittedRow } from "@/lib/message/rows/fit-rows";

const FATES: Record<FittedRow["fate"], string | null> = {
  whole: null,
  changed: "Made to fit",
  "left out": "Left out",
};

const CELL = "px-2 py-1.5 align-top break-words";

function Row({ row }: { row: FittedRow }) {
  const { line, title, description, id, faults, fate } = row;
  const look = fate === "left out" ? "text-faint line-through" : "";
  const words = [FATES[fate], ...faults.map((fault) => fault.words)].filter(Boolean);
  return (
    <>
      <tr className="border-t border-line">
        <td className={`${CELL} text-faint tabular-nums`}>{line}</td>
        <td dir="auto" className={`${CELL} font-medium ${look}`}>
          {title}
        </td>
        <td dir="auto" className={`${CELL} ${look}`}>
          {description}
        </td>
        <td dir="auto" className={`${CELL} font-mono text-note ${look}`}>
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

/** The rows as they will come, each with what does not fit. */
export function PastedRows({ rows }: { rows: readonly FittedRow[] }) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label="What will come"
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
            <Row key={at} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
