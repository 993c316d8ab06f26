import { FORM_NAMES } from "@/components/forms/form-names";
import { ReviewMessage } from "@/components/sending/review-facts";
import { Notice } from "@/components/ui/notice";
import type { Fault, FormReading, Loss } from "@/lib/message/forms/form";

type FaultsProps = { faults: readonly Fault[]; onLine: (line: number) => void };

function Faults({ faults, onLine }: FaultsProps) {
  return (
    <ul className="grid max-h-48 gap-1 overflow-y-auto" tabIndex={0} aria-label="Problems in the text">
      {faults.map(({ line, words }, at) => (
        <li key={at} className="break-words">
          <button
            type="button"
            onClick={() => onLine(line)}
            className="rounded-sm text-accent tabular-nums underline"
          >
            Line {line}
          </button>
          : {words}
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
        {losses.map(({ path, words }, at) => (
          <li key={at} className="break-words">
            {path !== "" && <span className="font-mono text-note text-soft">{path}: </span>}
            {words}
          </li>
        ))}
      </ul>
    </details>
  );
}

const countFaults = (count: number) =>
  count === 1 ? "One problem: the rest opens" : `${count} problems: the rest opens`;

type ImportFindingsProps = { reading: FormReading | null; onLine: (line: number) => void };

/** What was recognised in a text: its form, what is wrong with it at which line, what is left out, and the message as it will be. */
export function ImportFindings({ reading, onLine }: ImportFindingsProps) {
  if (!reading) return null;
  const { faults } = reading;
  if (!reading.ok)
    return (
      <Notice look="bad" title={reading.why}>
        {faults.length > 0 && <Faults {...{ faults, onLine }} />}
      </Notice>
    );
  const { draft } = reading;
  const hasEnvelope = (draft.recipient + draft.replyTo).trim() !== "";
  return (
    <>
      <p className="font-medium">{FORM_NAMES[reading.form]}</p>
      {faults.length > 0 && (
        <Notice look="open" title={countFaults(faults.length)}>
          <Faults {...{ faults, onLine }} />
        </Notice>
      )}
      {reading.losses.length > 0 && <Losses losses={reading.losses} />}
      {hasEnvelope && (
        <p className="text-note text-soft">
          Its recipient and the message that it replies to stay behind: whom your draft goes to does not
          change.
        </p>
      )}
      <ReviewMessage draft={draft} />
    </>
  );
}
