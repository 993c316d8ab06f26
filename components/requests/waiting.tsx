/** As much room as what is asked for will take. It says what it waits for once that takes noticeably long. */
export function Waiting({ words, rows = 3 }: { words: string; rows?: number }) {
  return (
    <div role="status" aria-busy className="grid gap-3">
      <span className="sr-only">{words}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden className="h-9 animate-pulse rounded-lg bg-sunk" />
      ))}
    </div>
  );
}
