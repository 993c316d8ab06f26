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
  /** False if it is only for screen readers. */
  isShown: boolean;
  /** Its width, position and containment, which keeps its changes from moving the layout. */
  className: string;
};

/** "12/24" to see, "12 of 24 characters" as description; announced only near or over the limit. */
export function Counter({ id, count, max, state, unit, isShown, className }: CounterProps) {
  const words = `${count} of ${max} ${unit}`;
  return (
    <>
      {isShown && (
        <span aria-hidden className={`block h-[1lh] text-end tabular-nums ${LOOKS[state]} ${className}`}>
          {`${count}/${max}`}
        </span>
      )}
      {/* Hidden, it still describes the field but costs no layout. */}
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
