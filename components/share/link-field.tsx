"use client";

import { QrCode as QrIcon, Share2 } from "lucide-react";
import { Suspense, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { lazyPart } from "@/components/ui/lazy-part";

const QrCode = lazyPart(
  async () => ({ default: (await import("@/components/ui/qr-code")).QrCode }),
  "The QR code",
);

/** Bytes that a phone's camera still reads off a screen: about 120 modules in a row. */
const MOST_IN_QR = 1_000;

type LinkFieldProps = { label: string; link: string; note?: string };

/** A link to pass on: read, copy, share with the device's own sheet, or scan as a QR code. */
export function LinkField({ label, link, note }: LinkFieldProps) {
  const id = useId();
  const [isQrShown, setIsQrShown] = useState(false);
  const [hitch, setHitch] = useState("");
  const canShare = typeof navigator.share === "function";
  const share = async () => {
    setHitch("");
    try {
      await navigator.share({ url: link });
    } catch (error) {
      // Closing the sheet is a change of mind, not an error.
      if (!(error instanceof DOMException && error.name === "AbortError"))
        setHitch("Couldn’t share the link. Copy it instead.");
    }
  };
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="text-label font-medium">
        {label}
      </label>
      <input
        id={id}
        readOnly
        dir="ltr"
        value={link}
        onFocus={({ target }) => target.select()}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        className="h-9 w-full min-w-0 rounded-lg border border-line bg-sunk px-3 font-mono text-note text-ellipsis"
      />
      {note !== undefined && (
        <p id={`${id}-note`} className="text-note text-faint">
          {note}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={link} label="Copy link" words="Copy link" />
        {canShare && (
          <Button onClick={share}>
            <Share2 size="0.875rem" aria-hidden /> Share…
          </Button>
        )}
        {link.length <= MOST_IN_QR && (
          <Button aria-expanded={isQrShown} onClick={() => setIsQrShown(!isQrShown)}>
            <QrIcon size="0.875rem" aria-hidden /> QR code
          </Button>
        )}
      </div>
      {hitch !== "" && (
        <p role="alert" className="text-note text-bad">
          {hitch}
        </p>
      )}
      {isQrShown && (
        <Suspense fallback={<div className="size-48 rounded-lg bg-sunk" />}>
          <QrCode text={link} label="QR code of the link" />
        </Suspense>
      )}
    </div>
  );
}
