"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AskError, callApi, toAskError } from "@/components/client/call-api";
import { toFaultTitle, toFaultWords } from "@/components/client/fault-words";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { FIELD_BOX } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type ImportResult, libraryFileEndpoints } from "@/lib/api/library";
import { MAX_FILE_BYTES, readLibraryFile, type Skipped, toPieces } from "./read-library-file";

/** An import's result. `fault`: what stopped it early; the counts then cover what was done. */
type ImportReport = {
  total: number;
  added: number;
  there: number;
  full: number;
  skipped: Skipped[];
  fault: AskError | null;
};
type ImportState =
  | { step: "choose"; why: string }
  | { step: "reading" }
  | { step: "importing"; done: number; total: number }
  | { step: "done"; report: ImportReport };

const count = (results: readonly ImportResult[], one: ImportResult) =>
  results.filter((result) => result === one).length;

/** Imports a library file in pieces; each piece is imported whole or not at all. */
function useImport(onChanged: () => void) {
  const [state, setState] = useState<ImportState>({ step: "choose", why: "" });
  const run = async (text: string) => {
    const reading = readLibraryFile(text);
    if (!reading.ok) return setState({ step: "choose", why: reading.why });
    const { pieces, tooLarge } = toPieces(reading.messages);
    const total = reading.messages.length + reading.skipped.length;
    const results: ImportResult[] = [];
    let fault: AskError | null = null;
    for (const piece of pieces) {
      setState({ step: "importing", done: results.length, total });
      try {
        const answer = await callApi(libraryFileEndpoints.import, { body: { messages: piece } });
        results.push(...answer.results);
      } catch (error) {
        fault = toAskError(error);
        break;
      }
    }
    if (results.length > 0) onChanged();
    const [added, there, full] = (["added", "there", "full"] as const).map((one) => count(results, one));
    const skipped = [...reading.skipped, ...tooLarge];
    setState({
      step: "done",
      report: { total, added: added ?? 0, there: there ?? 0, full: full ?? 0, skipped, fault },
    });
  };
  const take = async (file: File) => {
    if (file.size > MAX_FILE_BYTES)
      return setState({ step: "choose", why: `This file is larger than ${MAX_FILE_BYTES / 1_048_576} MB` });
    setState({ step: "reading" });
    await run(await file.text().catch(() => ""));
  };
  return { state, take: (file: File) => void take(file), reset: () => setState({ step: "choose", why: "" }) };
}

/** The most skipped messages listed, because nobody reads more. */
const MOST_TOLD = 100;

const toCount = (count: number) => (count === 1 ? "1 message" : `${count.toLocaleString("en")} messages`);

/** What was imported, and what was skipped and why. */
function ImportReportView({ report }: { report: ImportReport }) {
  const { total, added, there, full, skipped, fault } = report;
  const missing = total - added - there - full - skipped.length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {fault && (
        <Notice look="bad" title={`${toFaultTitle(fault)}: ${toCount(missing)} not imported`}>
          <p>
            {toFaultWords(fault)} Then import the file again. Messages already in the library are skipped.
          </p>
        </Notice>
      )}
      <ul className="grid list-disc grid-cols-[minmax(0,1fr)] gap-1 ps-5">
        <li>{toCount(added)} imported</li>
        {there > 0 && <li>{toCount(there)} skipped: already in the library</li>}
        {full > 0 && <li>{toCount(full)} skipped: the library is full</li>}
        {skipped.length > 0 && <li>{toCount(skipped.length)} skipped: not readable</li>}
      </ul>
      {skipped.length > 0 && (
        <section aria-label="Not readable" className="grid gap-1">
          <h3 className="text-label font-semibold">Not readable</h3>
          <ul className="grid list-disc grid-cols-[minmax(0,1fr)] gap-1 ps-5">
            {skipped.slice(0, MOST_TOLD).map(({ name, why }, at) => (
              <li key={at} className="break-words">
                <bdi>{name}</bdi>: {why}
              </li>
            ))}
          </ul>
          {skipped.length > MOST_TOLD && <p className="text-soft">and {skipped.length - MOST_TOLD} more</p>}
        </section>
      )}
    </div>
  );
}

/** Imports a library file and reports the result. */
export default function ImportDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const { state, take, reset } = useImport(
    () => void client.invalidateQueries({ queryKey: QUERY_KEYS.library }),
  );
  const isBusy = state.step === "reading" || state.step === "importing";
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={() => !isBusy && onClose()}
      title="Import library"
      description="Every message in the file is added as a new one. Nothing in the library changes."
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
            Library file
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
            {state.why || "A JSON file that Menuet exported"}
          </p>
        </div>
      )}
      <p role="status" className="empty:hidden">
        {state.step === "reading" && "Reading the file…"}
        {state.step === "importing" && `Importing: ${state.done} of ${state.total}…`}
        {state.step === "done" && (state.report.fault ? "Import stopped" : "Import complete")}
      </p>
      {state.step === "done" && <ImportReportView report={state.report} />}
    </DialogFrame>
  );
}
