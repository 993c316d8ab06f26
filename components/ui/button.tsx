import type { ComponentProps } from "react";

const LOOKS = {
  primary: "h-9 px-4 bg-accent text-accent-ink shadow-(--lift-1) hover:bg-accent-strong",
  line: "h-9 px-3.5 border border-line-strong bg-panel text-ink shadow-(--lift-1) hover:bg-sunk",
  ghost: "h-8 px-2.5 text-accent hover:bg-accent-wash",
  quiet: "h-8 px-2.5 text-soft hover:bg-hover hover:text-ink",
} as const;

type ButtonProps = ComponentProps<"button"> & { look?: keyof typeof LOOKS };

const SHAPE =
  "inline-flex shrink-0 max-two:min-h-11 items-center justify-center gap-1.5 rounded-lg font-medium whitespace-nowrap transition-colors duration-150 disabled:opacity-50 aria-disabled:opacity-50 aria-disabled:cursor-default";

/**
 * A button with words. To disable it while it may have focus, pass `aria-disabled`, not `disabled`.
 */
export function Button({ look = "line", className = "", ...props }: ButtonProps) {
  return <button type="button" className={`${SHAPE} ${LOOKS[look]} ${className}`} {...props} />;
}

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & { label: string };

/** An icon button; `label` is its name and its tooltip. */
export function IconButton({ label, className = "", ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`grid size-7 shrink-0 place-items-center text-[0.9375rem] rounded-md text-faint transition-colors duration-150 hover:bg-sunk hover:text-ink aria-disabled:cursor-default aria-disabled:text-faint aria-disabled:opacity-40 aria-disabled:hover:bg-transparent ${className}`}
      {...props}
    />
  );
}
