import type { RecipientList } from "@/lib/message/pasted/parse-recipients";
import type { Problem } from "@/lib/whatsapp/problems";
import { MAX_BATCH_RECIPIENTS } from "@/lib/api/batch";

/** Beyond this, findings are counted but not listed. */
const SHOWN = 100;
const format = (count: number) => count.toLocaleString("en");

function countWords({ numbers, leftOut, twins }: RecipientList): string {
  const merged = twins.filter(({ isKept }) => !isKept).length;
  const doubles = leftOut.filter(({ kind }) => kind === "double").length;
  const unreadable = leftOut.length - doubles;
  return [
    `${format(numbers.length)} ${numbers.length === 1 ? "number" : "numbers"}`,
    doubles > 0 && `${format(doubles)} ${doubles === 1 ? "double" : "doubles"} left out`,
    merged > 0 && `${format(merged)} treated as the same person`,
    unreadable > 0 && `${format(unreadable)} unreadable`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function Unreadable({ list }: { list: RecipientList }) {
  const cells = list.leftOut.filter(({ kind }) => kind === "unreadable");
  if (cells.length === 0) return null;
  return (
    <section aria-label="Unreadable" className="rounded-[10px] bg-warn-wash p-3">
      <h3 className="font-medium">Unreadable</h3>
      <ul
        tabIndex={0}
        aria-label="Unreadable lines"
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

const look = "grid max-h-36 gap-1 overflow-y-auto text-label";

/** People with several numbers, of which one is used. */
function Choices({ list: { choices } }: { list: RecipientList }) {
  if (choices.length === 0) return null;
  return (
    <section aria-label="People with several numbers" className="rounded-[10px] bg-sunk p-3">
      <h3 className="font-medium">People with several numbers</h3>
      <ul tabIndex={0} aria-label="People with several numbers" className={`mt-1 ${look}`}>
        {choices.slice(0, SHOWN).map(({ line, number, others }) => (
          <li key={line} className="break-words">
            <span className="text-soft">Line {format(line)}: </span>
            <span className="font-mono text-note">{number}</span> is used, not{" "}
            <span className="font-mono text-note">{others.join(", ")}</span>
          </li>
        ))}
        {choices.length > SHOWN && <li>And {format(choices.length - SHOWN)} more</li>}
      </ul>
    </section>
  );
}

type TwinsProps = { list: RecipientList; onKeep: (number: string, isKept: boolean) => void };

/** Two spellings that WhatsApp may know as one person: one message, unless a person wants two. */
function Twins({ list: { twins }, onKeep }: TwinsProps) {
  if (twins.length === 0) return null;
  return (
    <section aria-label="Same person" className="rounded-[10px] bg-warn-wash p-3">
      <h3 className="font-medium">Same person</h3>
      <p className="text-note text-soft">
        WhatsApp may treat both numbers as one person. Select a number to send to it too.
      </p>
      <ul className={`mt-1 ${look}`}>
        {twins.slice(0, SHOWN).map(({ line, number, first, isKept }) => (
          <li key={number}>
            <label className="flex min-h-6 items-start gap-2">
              <input
                type="checkbox"
                checked={isKept}
                onChange={(event) => onKeep(number, event.target.checked)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0 break-words">
                <span className="text-soft">Line {format(line)}: </span>
                <span className="font-mono text-note">{number}</span> and{" "}
                <span className="font-mono text-note">{first}</span>
              </span>
            </label>
          </li>
        ))}
        {twins.length > SHOWN && <li>And {format(twins.length - SHOWN)} more</li>}
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
            {doubtful.has(number) && <span className="sr-only"> (unknown range)</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

type FindingsProps = {
  list: RecipientList;
  doubts: readonly Problem[];
  excess: number;
  isEmpty: boolean;
  onKeep: (number: string, isKept: boolean) => void;
};

/** What was found in the text: a count and a list. */
export function Findings({ list, doubts, excess, isEmpty, onKeep }: FindingsProps) {
  const { from } = list;
  return (
    <div className="grid gap-3">
      <div role="status" id="several.count">
        <p className="font-medium tabular-nums">{isEmpty ? "No numbers yet" : countWords(list)}</p>
        {from !== null && <p className="text-note text-soft">From the column “{from}”</p>}
        {doubts.map(({ code, message }) => (
          <p key={code} className="text-note text-warn">
            {message}
          </p>
        ))}
        {excess > 0 && (
          <p className="text-bad">
            {format(excess)} too many. You can send to at most {format(MAX_BATCH_RECIPIENTS)} at once
          </p>
        )}
      </div>
      <Unreadable list={list} />
      <Twins list={list} onKeep={onKeep} />
      <Choices list={list} />
      <Found list={list} />
    </div>
  );
}
