import type { Look } from "@/components/preview/look";
import { MessageLook } from "@/components/preview/message-look";
import type { DraftForm } from "@/lib/message/draft";
import type { Flag, View } from "./flag";
import { FlagMarks } from "./flag-list";
import { toCellId, toLookName } from "./proof-axes";

/* Laid out at true size, then scaled by these px lengths, so that lines break as on a phone. */
const ROOM = "--proof-room";
const WIDTH = "--proof-width";
const HEIGHT = "--proof-height";

function handleResize(entries: ResizeObserverEntry[]) {
  for (const { target, borderBoxSize } of entries) {
    const shot = target.closest<HTMLElement>(".proof-shot");
    const [size] = borderBoxSize;
    if (!shot || !size) continue;
    if (target.matches(".proof-room")) {
      shot.style.setProperty(ROOM, String(size.inlineSize));
    } else {
      shot.style.setProperty(WIDTH, String(size.inlineSize));
      shot.style.setProperty(HEIGHT, String(size.blockSize));
    }
  }
}

let observer: ResizeObserver | null = null;

/** A ref that keeps `.proof-shot` measured; one observer batches all cells. */
function fitShot(shot: HTMLElement | null): (() => void) | undefined {
  if (!shot) return undefined;
  observer ??= new ResizeObserver(handleResize);
  const parts = shot.querySelectorAll(".proof-room, .proof-drawn");
  parts.forEach((part) => observer?.observe(part));
  return () => parts.forEach((part) => observer?.unobserve(part));
}

type ShotProps = { form: DraftForm; look: Look; view: View; flags: readonly Flag[] };

/** One message drawn whole, at its true size, then scaled. */
function Shot({ form, look, view, flags }: ShotProps) {
  return (
    <div ref={fitShot} className="proof-shot">
      <div className="proof-room" />
      <div className={`proof-frame ${look.theme === "dark" ? "scheme-dark" : "scheme-light"}`}>
        <div data-proof={view} className={`proof-drawn proof-drawn-${look.width}`}>
          <MessageLook draft={form} look={look} view={view} />
        </div>
        <FlagMarks flags={flags} view={view} />
      </div>
    </div>
  );
}

type ProofCellProps = {
  form: DraftForm;
  look: Look;
  views: readonly View[];
  flags: readonly Flag[];
};

/** One look with its name; its ID takes the focus from the list of flags. */
export function ProofCell({ form, look, views, flags }: ProofCellProps) {
  return (
    <figure id={toCellId(look)} tabIndex={-1} className="proof-cell">
      <figcaption className="mb-2 flex min-h-9 items-end justify-between gap-2 text-note/4 text-soft">
        {toLookName(look)}
        {flags.length > 0 && (
          // The list says it in words; here it would lengthen the cell's name.
          <span
            aria-hidden
            title={`${flags.length} cut or wrapped`}
            className="shrink-0 rounded-full bg-warn-wash px-2 py-0.5 font-medium text-warn print:hidden"
          >
            {flags.length}
          </span>
        )}
      </figcaption>
      {views.map((view) => (
        <Shot key={view} form={form} look={look} view={view} flags={flags} />
      ))}
    </figure>
  );
}
