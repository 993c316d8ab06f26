"use client";

import { Copy, Download } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { drawPicture } from "./draw-picture";
import { formatCaption, type PictureCaption, toPictureFileName } from "./picture-caption";

type PictureSource = {
  /** The element to draw; null while it isn't on the page. */
  getElement: () => HTMLElement | null;
  /** Called when the picture is made, so that it matches that moment. */
  getCaption: () => PictureCaption;
};

type PictureState = "idle" | "making" | "copied" | "saved" | "refused" | "failed";

/** Blob URLs live until the browser has surely started the download. */
const HELD_MS = 10_000;

function saveFile(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), HELD_MS);
}

/**
 * Starts within the click, with a promise: some browsers drop the user's gesture while they wait.
 */
async function writeToClipboard(picture: Promise<Blob>): Promise<"copied" | "refused"> {
  try {
    // Plain http has no clipboard at all.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return "copied";
  } catch {
    // If the picture failed, this throws; otherwise the browser refused.
    await picture;
    return "refused";
  }
}

type Deliver = (picture: Promise<Blob>, name: string) => Promise<PictureState>;

async function makePicture(
  { getElement, getCaption }: PictureSource,
  deliver: Deliver,
): Promise<PictureState> {
  const element = getElement();
  if (!element) return "failed";
  try {
    const caption = getCaption();
    return await deliver(
      drawPicture(element, formatCaption(caption, new Date())),
      toPictureFileName(caption),
    );
  } catch {
    return "failed";
  }
}

/** Makes a picture for the clipboard or as a file, one at a time. */
function usePicture(source: PictureSource) {
  const [state, setState] = useState<PictureState>("idle");
  const isBusy = useRef(false);

  const make = async (deliver: Deliver) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setState("making");
    setState(await makePicture(source, deliver));
    isBusy.current = false;
  };

  return {
    state,
    copy: () => make(writeToClipboard),
    download: () =>
      make(async (picture, name) => {
        saveFile(await picture, name);
        return "saved";
      }),
  };
}

const WORDS: Record<PictureState, string> = {
  idle: "",
  making: "Making the picture…",
  copied: "Picture copied",
  saved: "Picture downloaded",
  refused: "This browser can’t copy pictures. Download the picture instead.",
  failed: "Couldn’t make the picture. Check the connection and try again, or take a screenshot.",
};

/** Copies or downloads an element's picture, with a caption in the margin. */
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
