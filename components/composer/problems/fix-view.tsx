import { Button } from "@/components/ui/button";
import { compareDrafts, formatDifference } from "@/lib/message/compare-drafts";
import type { DraftMessage } from "@/lib/message/draft";
import { findText } from "@/lib/message/draft-path";
import { toPlaceWords } from "@/lib/message/history/step-words";
import type { Fix } from "@/lib/whatsapp/fix";

/** What a fix would change: texts before and after, or a sentence per row or section. */
type FixChanges = {
  texts: { place: string; before: string; after: string }[];
  sentences: string[];
};

const ENVELOPE: Readonly<Record<string, string>> = {
  recipient: "Recipient",
  replyTo: "Reply to message ID",
};

function findFixChanges(fix: Fix, draft: DraftMessage): FixChanges {
  const fixed = fix.apply(draft);
  const sections = draft.kind === "list" ? draft.sections : [];
  const texts = fix.paths.flatMap((path) => {
    const [before, after] = [findText(draft, path), findText(fixed, path)];
    const place = ENVELOPE[path] ?? toPlaceWords(path, { sections });
    return before === null || after === null ? [] : [{ place, before, after }];
  });
  return { texts, sentences: texts.length > 0 ? [] : compareDrafts(draft, fixed).map(formatDifference) };
}

/** One side of a comparison; empty text reads "nothing". */
function Side({ name, text }: { name: string; text: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-note text-soft">{name}</dt>
      <dd dir="auto" className="rounded-md bg-panel px-2 py-1 break-words whitespace-pre-wrap text-ink">
        {text === "" ? <span className="text-faint">nothing</span> : text}
      </dd>
    </div>
  );
}

type FixViewProps = { id: string; fix: Fix; draft: DraftMessage; onApply: () => void; onCancel: () => void };

/** A preview of a fix. */
export function FixView({ id, fix, draft, onApply, onCancel }: FixViewProps) {
  const { texts, sentences } = findFixChanges(fix, draft);
  return (
    <div id={id} role="group" aria-label={fix.words} className="grid gap-2 px-3 pb-3 text-label/[1.125rem]">
      <p className="font-medium">{fix.words}</p>
      {texts.map(({ place, before, after }) => (
        <dl key={place} aria-label={place} className="grid gap-1.5">
          <Side name={`${place}, now`} text={before} />
          <Side name="After" text={after} />
        </dl>
      ))}
      {sentences.length > 0 && (
        <div>
          <p className="text-note text-soft">
            {fix.before} now, {fix.after} after
          </p>
          <ul className="max-h-40 list-disc overflow-y-auto ps-5">
            {sentences.map((sentence) => (
              <li key={sentence} className="break-words">
                {sentence}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" className="h-8" onClick={onApply}>
          Apply
        </Button>
        <Button className="h-8" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
