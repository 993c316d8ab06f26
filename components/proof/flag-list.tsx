import { useState } from "react";
import type { Look } from "@/components/preview/look";
import type { DraftForm } from "@/lib/message/draft";
import type { Flag, Flags, View } from "./flag";
import type { TextVerdict } from "./judge-text";
import { toCellId, toLookName } from "./proof-axes";

const FIELDS: Readonly<Record<string, string>> = {
  header: "Header",
  body: "Body",
  footer: "Footer",
  button: "Button label",
  audioUrl: "Audio URL",
  quote: "Quoted message",
};
const LEAVES: Readonly<Record<string, string>> = { title: "title", description: "description" };

/** A text's name in the message: "Header", "Section 2’s title", "Row 2’s title, Drinks". */
export function toFieldName(field: string, view: View, { sections }: Pick<DraftForm, "sections">): string {
  const [first = "", section, name = "", row, leaf = ""] = field.split(".");
  if (section === undefined)
    return first === "button" && view === "list" ? "Open list’s title" : (FIELDS[first] ?? first);
  const number = Number(section) + 1;
  if (row === undefined) return `Section ${number}’s ${LEAVES[name] ?? name}`;
  const title = sections[Number(section)]?.title.trim();
  return `Row ${Number(row) + 1}’s ${LEAVES[leaf] ?? leaf}, ${title || `section ${number}`}`;
}

/** "is cut", "overflows", "wraps to 2 lines", "has an address broken across 2 lines". */
export function toVerdictWords(verdict: TextVerdict): string {
  switch (verdict.kind) {
    case "cut":
      return "is cut";
    case "spills":
      return "overflows";
    case "wraps":
      return `wraps to ${verdict.lines} lines`;
    case "breaks":
      return `has an address broken across ${verdict.lines} lines`;
    default:
      return verdict satisfies never;
  }
}

/** The same, short, for the mark beside the text. */
export function toSign(verdict: TextVerdict): string {
  switch (verdict.kind) {
    case "cut":
      return "cut";
    case "spills":
      return "over";
    case "wraps":
      return `${verdict.lines} lines`;
    case "breaks":
      return "address";
    default:
      return verdict satisfies never;
  }
}

const toPercent = (share: number) => `${share * 100}%`;

/** Identifies a flag's mark in its cell. */
const toMarkName = ({ view, field }: Flag): string => `${view} ${field}`;

/**
 * Outlines over cut or wrapped text; hidden from screen readers, because the list says the same.
 */
export function FlagMarks({ flags, view }: { flags: readonly Flag[]; view: View }) {
  return (
    <div aria-hidden className="proof-marks">
      {flags
        .filter((flag) => flag.view === view)
        .map((flag) => (
          <div
            key={flag.field}
            data-mark={toMarkName(flag)}
            data-verdict={flag.verdict.kind}
            className="proof-mark"
            style={{
              left: toPercent(flag.place.left),
              top: toPercent(flag.place.top),
              width: toPercent(flag.place.width),
              height: toPercent(flag.place.height),
            }}
          >
            <span className="proof-sign">{toSign(flag.verdict)}</span>
          </div>
        ))}
    </div>
  );
}

/** With more findings than this, looks start closed, because a long list is hard to scan. */
const OPEN_AT_MOST = 60;

/** Focuses a flag's cell and scrolls its mark into view. */
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
  if (flags === null) return "Checking…";
  if (total === 0)
    return `Nothing is cut or wrapped in ${flags.size === 1 ? "this look" : `these ${flags.size} looks`}`;
  const looks = [...flags.values()].filter(({ length }) => length > 0).length;
  return `${total} ${total === 1 ? "place" : "places"} in ${looks} of ${flags.size} looks`;
}

/** What is checked, shown even if nothing was found. */
const Judged = () => (
  <div className="border-t border-line pt-3 text-note text-faint">
    <p>Checked in each look, as this browser draws it:</p>
    <ul className="mt-1 list-disc ps-4">
      <li>Text that is cut or overflows</li>
      <li>Button, section title or row title on two lines or more</li>
      <li>Description on three lines or more</li>
      <li>Web address broken across lines</li>
    </ul>
    <p className="mt-1">Header, body and footer can have any number of lines.</p>
  </div>
);

type FlagListProps = { looks: readonly Look[]; flags: Flags | null; form: DraftForm };

/** Every text that is cut or has too many lines for a phone, by look, with a way to its place. */
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
      <Judged />
    </section>
  );
}
