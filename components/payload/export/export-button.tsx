"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import type { DraftMessage } from "@/lib/message/draft";
import type { Endpoint } from "@/lib/message/snippets";

const loadDialog = () => import("./export-dialog");
const ExportDialog = lazy(loadDialog);

type ExportButtonProps = { draft: DraftMessage; endpoint: Endpoint; onCopied: () => void };

/** The way to the message in other forms; what writes them comes when it is first wanted. */
export function ExportButton(props: ExportButtonProps) {
  const [step, setStep] = useState<"unasked" | "open" | "closed" | "failed">("unasked");
  const open = () =>
    void loadDialog().then(
      () => setStep("open"),
      () => setStep("failed"),
    );
  return (
    <>
      <Button look="ghost" className="text-note" onClick={open}>
        Export
      </Button>
      {step === "failed" && (
        <p role="alert" className="text-note text-bad">
          What writes other forms could not be loaded. Check the connection and try again.
        </p>
      )}
      {(step === "open" || step === "closed") && (
        <Suspense>
          <ExportDialog {...props} isOpen={step === "open"} onClose={() => setStep("closed")} />
        </Suspense>
      )}
    </>
  );
}
