"use client";

import { Image as ImageIcon } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useFormContext } from "react-hook-form";
import type { Look } from "@/components/preview/look/look";
import { Button } from "@/components/ui/button";
import { makeLazyModule, useLazyModule } from "@/components/ui/lazy-module";
import type { DraftForm } from "@/lib/message/draft";

const picture = makeLazyModule(() => import("@/components/picture/message-picture"));
const warm = () => void picture.load().catch(() => undefined);

/** A quiet way to a picture of the preview above it; what makes the picture comes when it is first wanted. */
export function PreviewPicture({ look }: { look: Look }) {
  const { getValues } = useFormContext<DraftForm>();
  const place = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState<"closed" | "open" | "failed">("closed");
  const loaded = useLazyModule(picture);

  // The button that had the focus is gone: what came in its place takes it.
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
  const findPhone = () =>
    place.current?.closest("section")?.querySelector<HTMLElement>("[data-platform]") ?? null;

  return (
    <div ref={place} className="mt-3 flex min-h-8 flex-wrap items-center justify-center gap-2">
      {step === "open" && loaded ? (
        <loaded.MessagePicture getElement={findPhone} getDraft={getValues} look={look} />
      ) : (
        <Button look="ghost" className="text-note" onClick={open} onPointerEnter={warm} onFocus={warm}>
          <ImageIcon size="0.875rem" aria-hidden /> Picture
        </Button>
      )}
      {step === "failed" && (
        <span role="alert" className="text-note text-bad">
          What makes pictures could not be loaded. Check the connection and try again.
        </span>
      )}
    </div>
  );
}
