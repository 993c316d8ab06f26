const LOOKS = {
  ok: "text-faint",
  near: "text-warn",
  over: "font-medium text-bad",
} as const;

type CounterProps = {
  id: string;
  count: number;
  max: number;
  state: keyof typeof LOOKS;
  /** What is counted, in the plural: "characters". */
  unit: string;
};

/**
 * Fills the width that its place gives it, and keeps its changes to itself: a key must not lay out the fields around.
 * `12/24` to see, "12 of 24 characters" to hear; spoken while typing only when it is near or over the limit.
 */
export function Counter({ id, count, max, state, unit }: CounterProps) {
  "use no memo"; // Drawn anew with its parent and cheap to draw: remembering would cost more bytes than it saves.
  return (
    <span className={`block h-[1lh] text-end contain-strict tabular-nums ${LOOKS[state]}`}>
      <span aria-hidden>
        {count}/{max}
      </span>
      <span id={id} className="sr-only" aria-live={state === "ok" ? "off" : "polite"}>
        {`${count} of ${max} ${unit}`}
      </span>
    </span>
  );
}
