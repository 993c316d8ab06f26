import { PencilLine, Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Segmented } from "@/components/ui/segmented";
import { formatAxes, type ProofAxes } from "@/components/proof/axes/proof-axes";
import type { DraftForm } from "@/lib/message/draft";
import { formatShareFragment } from "@/lib/message/share/fragment";
import { useShareCode } from "./message/use-share-code";
import { PlainLink } from "./plain-link";
import { SheetPicture } from "./sheet-picture";

export const SCALES = [
  { value: "50", name: "50 %" },
  { value: "70", name: "70 %" },
  { value: "100", name: "100 %" },
] as const;
export type Scale = (typeof SCALES)[number]["value"];

/** A link to this very sheet: the message in the fragment, the axes before it. */
const toSheetLink = (code: string, axes: ProofAxes): string => {
  const words = formatAxes(axes);
  return `${location.origin}/proof${words && `?${words}`}${formatShareFragment(code)}`;
};

type ProofToolbarProps = {
  form: DraftForm;
  /** The share code that the message came by, null where it is this browser's own draft. */
  code: string | null;
  axes: ProofAxes;
  scale: Scale;
  onScale: (scale: Scale) => void;
};

/** What can be done with the sheet as a whole. */
export function ProofToolbar({ form, code, axes, scale, onScale }: ProofToolbarProps) {
  const share = useShareCode(form, code);
  return (
    <div role="group" aria-label="Sheet" className="flex flex-wrap items-center gap-2 print:hidden">
      <Segmented label="Scale" name="scale" value={scale} options={SCALES} onChange={onScale} />
      <PlainLink href={code === null ? "/" : `/${formatShareFragment(code)}`} look="button">
        <PencilLine size="0.9375rem" aria-hidden />
        Open in composer
      </PlainLink>
      {share.state === "code" && (
        <CopyButton text={toSheetLink(share.code, axes)} label="Copy link" words="Copy link" />
      )}
      {share.state === "none" && <p className="text-note text-warn">No link: {share.why}</p>}
      <Button onClick={() => window.print()}>
        <Printer size="0.9375rem" aria-hidden />
        Print
      </Button>
      <SheetPicture form={form} axes={axes} />
    </div>
  );
}
