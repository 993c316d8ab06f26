import type { RecipientList } from "@/lib/message/recipients/parse-recipients";
import { MAX_BATCH_RECIPIENTS } from "@/lib/outbox/contract/batch";

/** More than these are counted, not listed. */
const SHOWN = 100;
const format = (count: number) => count.toLocaleString("en");

function countWords({ numbers, leftOut }: RecipientList): string {
  const doubles = leftOut.filter(({ kind }) => kind === "double").length;
  const unreadable = leftOut.length - doubles;
  return [
    `${format(numbers.length)} ${numbers.length === 1 ? "number" : "numbers"}`,
    doubles > 0 && `${format(doubles)} ${doubles === 1 ? "double" : "doubles"} left out`,
    unreadable > 0 && `${format(unreadable)} cannot be read`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function Unreadable({ list }: { list: RecipientList }) {
  const cells = list.leftOut.filter(({ kind }) => kind === "unreadable");
  if (cells.length === 0) return null;
  return (
    <section aria-label="Cannot be read" className="rounded-[10px] bg-warn-wash p-3">
      <h3 className="font-medium">Cannot be read</h3>
      <ul
        tabIndex={0}
        aria-label="Lines that cannot be read"
        className="mt-1 grid max-h-36 gap-1 overflow-y-auto text-label"
      >
        {cells.slice(0, SHOWN).map(({ line, column, text, why }) => (
          <li key={`${line}.${column}`} className="break-words">
            <span className="text-soft">Line {format(line)}: </span>
            {text !== "" && (
              <>
                <span dir="auto" className="font-mono text-note">
                  {text.length > 60 ? `${text.slice(0, 60)}…` : text}
                </span>
                <br />
              </>
            )}
            {why}
          </li>
        ))}
        {cells.length > SHOWN && <li>And {format(cells.length - SHOWN)} more</li>}
      </ul>
    </section>
  );
}

function Found({ list }: { list: RecipientList }) {
  if (list.numbers.length === 0) return null;
  const doubtful = new Set(list.doubtful);
  return (
    <details>
      <summary className="w-fit rounded-sm text-label text-accent">Numbers found</summary>
      <ol
        tabIndex={0}
        aria-label="Numbers found"
        className="mt-1 grid max-h-44 grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-3 overflow-y-auto rounded-[10px] bg-sunk p-3 font-mono text-note"
      >
        {list.numbers.slice(0, MAX_BATCH_RECIPIENTS).map((number) => (
          <li key={number} className={doubtful.has(number) ? "text-warn" : ""}>
            {number}
            {doubtful.has(number) && <span className="sr-only"> of no known range</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

type FindingsProps = { list: RecipientList; excess: number; isEmpty: boolean };

/** What was found in the text, counted and listed. */
export function Findings({ list, excess, isEmpty }: FindingsProps) {
  const { doubtful, from } = list;
  return (
    <div className="grid gap-3">
      <div role="status" id="several.count">
        <p className="font-medium tabular-nums">{isEmpty ? "No numbers yet" : countWords(list)}</p>
        {from !== null && <p className="text-note text-soft">Read from the table&apos;s column “{from}”</p>}
        {doubtful.length > 0 && (
          <p className="text-note text-warn">
            {doubtful.length === 1 ? "1 is" : `${format(doubtful.length)} are`} of no known range: check the
            digits
          </p>
        )}
        {excess > 0 && (
          <p className="text-bad">
            {format(excess)} too many: at most {format(MAX_BATCH_RECIPIENTS)} at once
          </p>
        )}
      </div>
      <Unreadable list={list} />
      <Found list={list} />
    </div>
  );
}
