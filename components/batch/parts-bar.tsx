type PartsBarProps = {
  total: number;
  /** `fill`: a class. What is missing to the total stays empty. */
  parts: readonly { name: string; count: number; fill: string }[];
};

/** Parts of a total side by side. Say the same in words beside it. */
export function PartsBar({ total, parts }: PartsBarProps) {
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { count }) => sum + count, 0));
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${Math.max(1, total)} 1`}
      preserveAspectRatio="none"
      className="block h-2 w-full rounded-full bg-sunk rtl:-scale-x-100"
    >
      {parts.map(({ name, count, fill }, index) => (
        <rect key={name} x={starts[index]} width={count} height="1" className={fill} />
      ))}
    </svg>
  );
}
