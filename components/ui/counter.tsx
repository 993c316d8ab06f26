const LOOKS = {
  ok: "text-faint",
  near: "text-warn",
  over: "font-semibold text-bad",
} as const;

type CounterProps = {
  id: string;
  count: number;
  max: number;
  state: keyof typeof LOOKS;
  /** What is counted, in the plural: "characters". */
  unit: string;
  /** False where it is only heard. */
  isShown: boolean;
  /** Its width, place and containment: it fills them, and keeps its changes to itself. */
  className: string;
};

/**
 * `12/24` to see, "12 of 24 characters" as the field's description; spoken while typing only when
 * near or over the limit.
 */
export function Counter({ id, count, max, state, unit, isShown, className }: CounterProps) {
  const words = `${count} of ${max} ${unit}`;
  return (
    <>
      {isShown && (
        <span aria-hidden className={`block h-[1lh] text-end tabular-nums ${LOOKS[state]} ${className}`}>
          {`${count}/${max}`}
        </span>
      )}
      {/* Hidden, it still describes the field, and costs no layout. */}
      <span id={id} hidden>
        {words}
      </span>
      {state !== "ok" && (
        <span className="sr-only" aria-live="polite">
          {words}
        </span>
      )}
    </>
  );
}
