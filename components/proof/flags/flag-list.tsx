import { useState } from "react";
import { toCellId } from "@/components/proof/axes/proof-looks";
import { toLookName } from "@/components/proof/axes/proof-words";
import type { Look } from "@/components/preview/look/look";
import type { DraftForm } from "@/lib/message/draft";
import type { Flag, Flags } from "./flag";
import { toMarkName } from "./flag-marks";
import { toFieldName, toVerdictWords } from "./flag-words";

/** With more findings than this the looks stand closed: a list to leaf through is no list. */
const OPEN_AT_MOST = 60;

/** Takes focus to a flag's cell and brings its mark into sight. */
function goTo(cellId: string, flag: Flag) {
  const cell = document.getElementById(cellId);
  cell?.focus({ preventScroll: true });
  const mark = cell?.querySelector(`[data-mark="${toMarkName(flag)}"]`);
  (mark ?? cell)?.scrollIntoView({ block: "center" });
}

type LookFlagsProps = { look: Look; flags: readonly Flag[]; form: DraftForm; startsOpen: boolean };

function LookFlags({ look, flags, form, startsOpen }: LookFlagsProps) {
  const [isOpen, setIsOpen] = useState(startsOpen);
  const name = toLookName(look);
  return (
    <details
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="border-t border-line py-1.5"
    >
      <summary className="flex items-baseline justify-between gap-2 rounded-sm py-1 text-label font-medium">
        {name}
        <span className="text-note font-normal text-faint tabular-nums">{flags.length}</span>
      </summary>
      {isOpen && (
        <ul>
          {flags.map((flag) => (
            <li key={toMarkName(flag)}>
              <button
                type="button"
                onClick={() => goTo(toCellId(look), flag)}
                className="w-full rounded-md px-1.5 py-1 text-start text-note text-soft hover:bg-sunk hover:text-ink"
              >
                <span aria-hidden className="proof-bullet" data-verdict={flag.verdict.kind} />
                {toFieldName(flag.field, flag.view, form)}:{" "}
                <span className="text-ink">{toVerdictWords(flag.verdict)}</span>
                <span className="sr-only"> on {name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function toSummary(flags: Flags | null, total: number): string {
  if (flags === null) return "Looking for what is cut or wraps";
  if (total === 0) return `Nothing in ${flags.size === 1 ? "this look" : `these ${flags.size} looks`}`;
  const looks = [...flags.values()].filter(({ length }) => length > 0).length;
  return `${total} ${total === 1 ? "place" : "places"} in ${looks} of ${flags.size} looks`;
}

type FlagListProps = { looks: readonly Look[]; flags: Flags | null; form: DraftForm };

/** Every text that is cut, or stands on more lines than a phone gives it, by look; each entry leads to its place. */
export function FlagList({ looks, flags, form }: FlagListProps) {
  const total = [...(flags?.values() ?? [])].reduce((sum, { length }) => sum + length, 0);
  return (
    <section aria-labelledby="flags-title">
      <h2 id="flags-title" className="text-label font-semibold">
        Cut or wrapped
      </h2>
      <p role="status" className="mt-1 mb-3 text-note text-soft">
        {toSummary(flags, total)}
      </p>
      {looks.map((look) => {
        const own = flags?.get(toCellId(look)) ?? [];
        if (own.length === 0) return null;
        return (
          <LookFlags
            key={toCellId(look)}
            look={look}
            flags={own}
            form={form}
            startsOpen={total <= OPEN_AT_MOST}
          />
        );
      })}
      {total > 0 && (
        <p className="border-t border-line pt-3 text-note text-faint">
          Measured as this browser draws it. Buttons, section titles and row titles are expected on one line.
        </p>
      )}
    </section>
  );
}
