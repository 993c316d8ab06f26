"use client";

import { useQueryClient } from "@tanstack/react-query";
import { LIBRARY_KEY } from "@/components/library/list/use-library-list";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { FIELD_BOX } from "@/components/ui/form/field-classes";
import { ImportReportView } from "./import-report";
import { useImport } from "./use-import";

/** A library's file that is brought in, and what became of it. */
export default function ImportDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const { state, take, reset } = useImport(() => void client.invalidateQueries({ queryKey: [LIBRARY_KEY] }));
  const isBusy = state.step === "reading" || state.step === "importing";
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={() => !isBusy && onClose()}
      title="Import a library"
      description="Every message in the file comes in as a new one; none that is here is changed."
      footer={
        <>
          {state.step === "done" && <Button onClick={reset}>Import another file</Button>}
          <Button look="primary" aria-disabled={isBusy} onClick={() => !isBusy && onClose()}>
            Close
          </Button>
        </>
      }
    >
      {state.step === "choose" && (
        <div className="grid gap-1.5">
          <label htmlFor="library-file" className="text-label font-medium">
            File of a library
          </label>
          <input
            id="library-file"
            type="file"
            accept=".json,application/json"
            aria-describedby="library-file-note"
            className={`${FIELD_BOX} h-auto py-1.5`}
            onChange={({ target }) => target.files?.[0] && take(target.files[0])}
          />
          <p
            id="library-file-note"
            role={state.why ? "alert" : undefined}
            className={state.why ? "text-bad" : "text-note text-faint"}
          >
            {state.why || "As “Export” made it, here or in another Menuet"}
          </p>
        </div>
      )}
      <p role="status" className="empty:hidden">
        {state.step === "reading" && "Reading the file…"}
        {state.step === "importing" && `Importing: ${state.done} of ${state.total}…`}
        {state.step === "done" && (state.report.fault ? "The import broke off" : "The import is done")}
      </p>
      {state.step === "done" && <ImportReportView report={state.report} />}
    </DialogFrame>
  );
}
