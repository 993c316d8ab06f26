import { PictureButtons } from "@/components/picture/picture-buttons";
import { toPictureCaption } from "@/components/picture/picture-caption";
import type { DraftForm } from "@/lib/message/draft";
import { AXIS_NAMES, type ProofAxes } from "./axes/proof-axes";
import { findLooks } from "./axes/proof-looks";
import { toAxisLine } from "./axes/proof-words";

const findSheet = () => document.getElementById("proof-sheet");

/** The whole sheet as one picture. */
export function SheetPicture({ form, axes }: { form: DraftForm; axes: ProofAxes }) {
  const getCaption = () => {
    const { length } = findLooks(axes);
    const details = AXIS_NAMES.map((axis) => toAxisLine(axes, axis));
    return toPictureCaption(form, `Proof sheet, ${length} ${length === 1 ? "look" : "looks"}`, details);
  };
  return <PictureButtons getElement={findSheet} getCaption={getCaption} />;
}
