"use client";

import { Image as ImageIcon } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useDraftStore, useEnvelope } from "./use-draft";
import type { Look } from "@/components/preview/look";
import { Button } from "@/components/ui/button";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { makeLazyModule, useLazyModule } from "@/components/ui/lazy-module";

const picture = makeLazyModule(() => import("@/components/looks/message-picture"));
fetchAhead(picture.load);
const warm = () => void picture.load().catch(() => undefined);

type PreviewPictureProps = { look: Look; getElement: () => HTMLElement | null };

/** A way to a picture of the preview; the code that makes it loads on first use. */
export function PreviewPicture({ look, getElement }: PreviewPictureProps) {
  const store = useDraftStore();
  const { getValues } = useEnvelope();
  const place = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState<"closed" | "open" | "failed">("closed");
  const loaded = useLazyModule(picture);

  // The focused button is gone, so its replacement takes the focus.
  useEffect(() => {
    if (step === "open") place.current?.querySelector("button")?.focus();
  }, [step]);

  const open = async () => {
    try {
      await picture.load();
      setStep("open");
    } catch {
      setStep("failed");
    }
  };
  const getDraft = () => {
    const { recipient, replyTo } = getValues();
    return store.toForm({ recipient, replyTo });
  };

  return (
    <div ref={place} className="flex min-h-8 flex-wrap items-center justify-end gap-2">
      {step === "open" && loaded ? (
        <loaded.MessagePicture getElement={getElement} getDraft={getDraft} look={look} />
      ) : (
        <Button look="quiet" className="button-small" onClick={open} onPointerEnter={warm} onFocus={warm}>
          <ImageIcon size="0.875rem" aria-hidden />
          <span className="picture-word">Picture</span>
        </Button>
      )}
      {step === "failed" && (
        <span role="alert" className="text-note text-bad">
          Couldn’t load the picture tool. Check your connection and try again.
        </span>
      )}
    </div>
  );
}
