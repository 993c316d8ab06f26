import type { Flag, View } from "./flag";
import { toSign } from "./flag-words";

const toPercent = (share: number) => `${share * 100}%`;

/** The name by which a flag's place in its cell is found. */
export const toMarkName = ({ view, field }: Flag): string => `${view} ${field}`;

/** Outlines and signs over a drawn message, where something is cut or wraps; the list beside the sheet says the same in words. */
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
