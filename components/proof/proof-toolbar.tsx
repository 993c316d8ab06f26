import { PencilLine, Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Segmented } from "@/components/ui/segmented";
import type { DraftForm } from "@/lib/message/draft";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import { useShareCode } from "@/components/share/use-share-code";
import { PictureButtons } from "@/components/looks/picture-buttons";
import { toPictureCaption } from "@/components/looks/picture-caption";
import { PlainLink } from "@/components/ui/page-link";
import { AXIS_NAMES, findLooks, formatAxes, type ProofAxes, toAxisLine } from "./proof-axes";

const findSheet = () => document.getElementById("proof-sheet");

/** The whole sheet as one picture. */
function SheetPicture({ form, axes }: { form: DraftForm; axes: ProofAxes }) {
  const getCaption = () => {
    const { length } = findLooks(axes);
    const details = AXIS_NAMES.map((axis) => toAxisLine(axes, axis));
    return toPictureCaption(form, `Proof sheet, ${length} ${length === 1 ? "look" : "looks"}`, details);
  };
  return <PictureButtons getElement={findSheet} getCaption={getCaption} />;
}

const SCALES = [
  { value: "50", name: "50 %" },
  { value: "70", name: "70 %" },
  { value: "100", name: "100 %" },
] as const;
export type Scale = (typeof SCALES)[number]["value"];

/** A link to this sheet: the axes, then the message in the fragment. */
const toSheetLink = (code: string, axes: ProofAxes): string => {
  const words = formatAxes(axes);
  return `${location.origin}/proof${words && `?${words}`}${formatShareFragment(code)}`;
};

type SheetActionsProps = {
  form: DraftForm;
  /** The message's share code; null for this browser's own draft. */
  code: string | null;
  axes: ProofAxes;
};

/** Links that lead on from the sheet. */
export function SheetActions({ form, code, axes }: SheetActionsProps) {
  const share = useShareCode(form, code);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 print:hidden">
      {share.state === "none" && <p className="text-note text-warn">No link: {share.why}</p>}
      <PlainLink href={code === null ? "/" : `/${formatShareFragment(code)}`} look="button">
        <PencilLine size="1rem" aria-hidden />
        Open in composer
      </PlainLink>
      {share.state === "code" && (
        <CopyButton text={toSheetLink(share.code, axes)} label="Copy link" words="Copy link" />
      )}
      <Button onClick={() => window.print()}>
        <Printer size="1rem" aria-hidden />
        Print
      </Button>
    </div>
  );
}

type SheetToolsProps = { form: DraftForm; axes: ProofAxes; scale: Scale; onScale: (scale: Scale) => void };

/** How large the sheet is drawn, and the sheet as one picture. */
export function SheetTools({ form, axes, scale, onScale }: SheetToolsProps) {
  return (
    <div className="ms-auto flex flex-wrap items-center gap-2">
      <Segmented label="Scale" name="scale" value={scale} options={SCALES} onChange={onScale} />
      <SheetPicture form={form} axes={axes} />
    </div>
  );
}
