import { AXIS_NAMES, PROOF_CHOICES, type ProofAxes, type ProofAxis } from "./proof-axes";
import { AXIS_WORDS } from "./proof-words";

type AxisFieldProps = {
  axis: ProofAxis;
  axes: ProofAxes;
  onToggle: (axis: ProofAxis, choice: string) => void;
};

const STAYS = "axes-stay";

function AxisField({ axis, axes, onToggle }: AxisFieldProps) {
  const { name, choices } = AXIS_WORDS[axis];
  const named: Readonly<Record<string, string>> = choices;
  const chosen: readonly string[] = axes[axis];
  return (
    <fieldset className="min-w-0">
      <legend className="text-label font-medium text-soft">{name}</legend>
      <div className="mt-1 flex flex-wrap gap-x-3.5 gap-y-1">
        {PROOF_CHOICES[axis].map((choice) => {
          const isChosen = chosen.includes(choice);
          const isLast = isChosen && chosen.length === 1;
          return (
            <label key={choice} className="flex min-h-6 cursor-pointer items-center gap-1.5">
              <input
                type="checkbox"
                checked={isChosen}
                onChange={() => onToggle(axis, choice)}
                aria-disabled={isLast || undefined}
                aria-describedby={isLast ? STAYS : undefined}
                className="size-4 cursor-pointer accent-accent aria-disabled:cursor-default"
              />
              {named[choice]}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** What stands on the sheet, an axis a group of boxes. The last choice of an axis cannot be taken off. */
export function AxisFields({ axes, onToggle }: Omit<AxisFieldProps, "axis">) {
  return (
    <div className="grid gap-x-8 gap-y-3 rounded-xl border border-line bg-panel p-4 min-[560px]:grid-cols-2 wide:grid-cols-3 print:hidden">
      {AXIS_NAMES.map((axis) => (
        <AxisField key={axis} axis={axis} axes={axes} onToggle={onToggle} />
      ))}
      <p id={STAYS} className="col-span-full text-note text-faint">
        At least one choice stays on each axis. The address keeps what is chosen.
      </p>
    </div>
  );
}
