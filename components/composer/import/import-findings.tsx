import { ReviewMessage } from "@/components/sending/review-facts";
import { Notice } from "@/components/ui/notice";
import type { Fault, FormReading, Loss } from "@/lib/message/codecs/form";
import { normaliseTexts, noteLineBreaks } from "@/lib/message/texts";
import { FORM_NAMES } from "./form-names";

/** Findings that say the same; `like`: the others, in order. */
type Folded<T> = { first: T; like: T[] };

/** As many of one kind are shown: a few are read faster than a fold. */
const MOST_ALIKE = 2;

/** Groups findings that differ only by a number: "rows.3.price" and "rows.4.price". */
const toKind = ({ path, words }: { path: string; words: string }): string =>
  `${path} ${words}`.replace(/\d+/g, "0");

/** Folds similar findings into one, at the place of the first. */
export function foldFindings<T extends { path: string; words: string }>(findings: readonly T[]): Folded<T>[] {
  const kinds = new Map<string, T[]>();
  for (const finding of findings) {
    const kind = toKind(finding);
    kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  return findings.flatMap((finding) => {
    const [first, ...like] = kinds.get(toKind(finding)) ?? [];
    if (first === undefined || like.length < MOST_ALIKE) return [{ first: finding, like: [] }];
    return finding === first ? [{ first, like }] : [];
  });
}

const countAlike = (count: number) => `… and ${count} more like this`;

type LineLinkProps = { line: number; onLine: (line: number) => void };

function LineLink({ line, onLine }: LineLinkProps) {
  return (
    <button
      type="button"
      onClick={() => onLine(line)}
      className="rounded-sm text-accent tabular-nums underline"
    >
      Line {line}
    </button>
  );
}

type FaultsProps = { faults: readonly Fault[]; onLine: (line: number) => void };

function Faults({ faults, onLine }: FaultsProps) {
  return (
    <ul className="grid max-h-48 gap-1 overflow-y-auto" tabIndex={0} aria-label="Problems in the text">
      {foldFindings(faults).map(({ first, like }, at) => (
        <li key={at} className="break-words">
          <LineLink line={first.line} onLine={onLine} />: {first.words}
          {like.length > 0 && (
            <details>
              <summary className="w-fit rounded-sm text-accent">{countAlike(like.length)}</summary>
              <span className="flex flex-wrap gap-x-2">
                {like.map(({ line }, other) => (
                  <LineLink key={other} line={line} onLine={onLine} />
                ))}
              </span>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Losses({ losses }: { losses: readonly Loss[] }) {
  return (
    <details className="text-label">
      <summary className="w-fit rounded-sm text-accent">
        {losses.length === 1 ? "1 thing is" : `${losses.length} things are`} not part of a message, and left
        out
      </summary>
      <ul className="mt-1 grid gap-1 rounded-[10px] bg-sunk p-3">
        {foldFindings(losses).map(({ first: { path, words }, like }, at) => (
          <li key={at} className="break-words">
            {path !== "" && <span className="font-mono text-note text-soft">{path}: </span>}
            {words}
            {like.length > 0 && <span className="block text-note text-soft">{countAlike(like.length)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

const countFaults = (count: number) =>
  count === 1 ? "1 problem. The rest can be opened" : `${count} problems. The rest can be opened`;

type ImportFindingsProps = { reading: FormReading | null; onLine: (line: number) => void };

/** What was found in a text: its format, errors by line, omissions, and the resulting message. */
export function ImportFindings({ reading, onLine }: ImportFindingsProps) {
  if (!reading) return null;
  const { faults } = reading;
  if (!reading.ok)
    return (
      <Notice look="bad" title={reading.why}>
        {faults.length > 0 && <Faults {...{ faults, onLine }} />}
      </Notice>
    );
  const draft = normaliseTexts(reading.draft);
  const hasEnvelope = (draft.recipient + draft.replyTo).trim() !== "";
  return (
    <>
      <p className="font-medium break-words">
        {FORM_NAMES[reading.form]}
        {reading.within !== undefined && `, found in ${reading.within}`}
      </p>
      {faults.length > 0 && (
        <Notice look="open" title={countFaults(faults.length)}>
          <Faults {...{ faults, onLine }} />
        </Notice>
      )}
      {reading.losses.length > 0 && <Losses losses={reading.losses} />}
      {hasEnvelope && (
        <p className="text-note text-soft">
          Its recipient and reply aren’t imported. Your draft’s recipient stays.
        </p>
      )}
      {noteLineBreaks(reading.draft).map((note) => (
        <p key={note} className="text-note text-soft">
          {note}.
        </p>
      ))}
      <ReviewMessage draft={draft} />
    </>
  );
}
