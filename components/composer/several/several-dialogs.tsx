"use client";

import { lazy, Suspense } from "react";
import type { SeveralSending } from "./use-several";

const SeveralPanel = lazy(() => import("./several-panel"));
const BatchDialog = lazy(() => import("@/components/batch/batch-dialog"));

type SeveralDialogsProps = {
  several: SeveralSending;
  isSandbox: boolean;
  attempt: number;
  onIdsOut: () => void;
};

/** Where several recipients are chosen, and where the message to them is looked at, sent and followed. */
export default function SeveralDialogs(props: SeveralDialogsProps) {
  const { several, isSandbox, attempt, onIdsOut } = props;
  return (
    <Suspense>
      {several.panel !== "unasked" && (
        <SeveralPanel
          isOpen={several.panel === "open"}
          text={several.text}
          onChoose={several.choose}
          onClose={several.closePanel}
        />
      )}
      {(several.review || several.batch) && (
        <BatchDialog
          review={several.review}
          batch={several.batch}
          isOpen={several.isDialogOpen}
          isSandbox={isSandbox}
          attempt={attempt}
          onClose={several.closeDialog}
          onBatch={(batch) => {
            onIdsOut();
            several.hearBatch(batch);
          }}
          onSeenDone={several.hearDone}
          onPutBack={several.putBack}
        />
      )}
    </Suspense>
  );
}
