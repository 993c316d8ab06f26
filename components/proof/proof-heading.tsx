import { useState } from "react";
import { AXIS_NAMES, type ProofAxes } from "@/components/proof/axes/proof-axes";
import { toAxisLine } from "@/components/proof/axes/proof-words";

type ProofHeadingProps = { name: string; note: string; axes: ProofAxes };

/** The page's title, and on paper the date and the axes too: a printed sheet must say by itself what it shows. */
export function ProofHeading({ name, note, axes }: ProofHeadingProps) {
  const [openedAt] = useState(() => new Date());
  return (
    <div className="min-w-0 flex-1 basis-72">
      <h1 className="text-label font-medium text-soft">Proof sheet</h1>
      <p dir="auto" className="truncate text-title font-semibold tracking-tight print:whitespace-normal">
        {name}
      </p>
      <p className="text-note text-faint">{note}</p>
      <div className="hidden text-note text-soft print:block">
        <p>{openedAt.toLocaleDateString("en", { dateStyle: "long" })}</p>
        <p>{AXIS_NAMES.map((axis) => toAxisLine(axes, axis)).join(" · ")}</p>
      </div>
    </div>
  );
}
