"use client";

import { Copy, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { type PictureSource, type PictureState, usePicture } from "./use-picture";

const WORDS: Record<PictureState, string> = {
  idle: "",
  making: "Making the picture …",
  copied: "Picture copied",
  saved: "Picture downloaded",
  refused: "Not copied: this browser keeps pictures from the clipboard. Download the picture instead.",
  failed:
    "The picture could not be made. Check the connection and try again, or take a screenshot of the page.",
};

/** Copies and downloads the picture of an element, its caption in the margin. */
export function PictureButtons(source: PictureSource) {
  const { state, copy, download } = usePicture(source);
  const isBad = state === "refused" || state === "failed";
  return (
    <div role="group" aria-label="Picture" className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Button aria-disabled={state === "making"} onClick={copy}>
        <Copy size="0.875rem" aria-hidden /> Copy picture
      </Button>
      <Button aria-disabled={state === "making"} onClick={download}>
        <Download size="0.875rem" aria-hidden /> Download picture
      </Button>
      <span role="status" className={`text-note ${isBad ? "text-bad" : "text-faint"}`}>
        {WORDS[state]}
      </span>
    </div>
  );
}
