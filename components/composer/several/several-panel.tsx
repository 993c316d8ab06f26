"use client";

import { Dialog } from "@base-ui/react/dialog";
import { type DragEvent, useRef, useState } from "react";
import { CountrySelect } from "@/components/composer/recipient/country-select";
import { useDefaultCountry } from "@/components/composer/recipient/use-default-country";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { FileButton } from "@/components/ui/file/file-button";
import { readTextFile } from "@/components/ui/file/read-text-file";
import { useSettled } from "@/components/ui/use-settled";
import { parseRecipients } from "@/lib/message/recipients/parse-recipients";
import { MAX_BATCH_RECIPIENTS } from "@/lib/outbox/contract/batch";
import { Findings } from "./findings";

/** A list is read once the typing pauses. */
const PAUSE_MS = 150;

type SeveralPanelProps = {
  isOpen: boolean;
  /** What the field begins with. */
  text: string;
  /** The numbers in E.164, how many of them are of no known range, and the text that they were read from. */
  onChoose: (numbers: readonly string[], doubtful: number, text: string) => void;
  onClose: () => void;
};

function Panel({ isOpen, text: initial, onChoose, onClose }: SeveralPanelProps) {
  const [text, setText] = useState(initial);
  const [fault, setFault] = useState("");
  const [isOver, setIsOver] = useState(false);
  const [country] = useDefaultCountry();
  const settled = useSettled(text, PAUSE_MS);
  const list = parseRecipients(settled, country);
  const wasChosen = useRef(false);
  const count = list.numbers.length;
  const excess = count - MAX_BATCH_RECIPIENTS;
  const isReady = count > 0 && excess <= 0 && settled === text;

  const load = async (file: File) => {
    const reading = await readTextFile(file, "save it as CSV");
    setFault(reading.ok ? "" : reading.why);
    if (reading.ok) setText(text.trim() === "" ? reading.text : `${text.trimEnd()}\n${reading.text}`);
  };
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    setIsOver(false);
    if (!file) return;
    event.preventDefault();
    void load(file);
  };
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Several recipients"
      // The button that led here may be gone: what was chosen stands in its place.
      findFinalFocus={() => !wasChosen.current || (document.getElementById("recipient") ?? false)}
      description={`Up to ${MAX_BATCH_RECIPIENTS.toLocaleString("en")}. One a line, or with commas, semicolons or tabs between them, or a CSV file with a column of numbers.`}
      footer={
        <>
          <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
          <Button
            look="primary"
            aria-disabled={!isReady}
            onClick={() => {
              if (!isReady) return;
              wasChosen.current = true;
              onChoose(list.numbers, list.doubtful.length, text);
            }}
          >
            {count === 1 ? "Use 1 number" : `Use ${count.toLocaleString("en")} numbers`}
          </Button>
        </>
      }
    >
      <div className="grid gap-1.5">
        <label htmlFor="several.numbers" className="text-label font-medium">
          Numbers
        </label>
        <textarea
          id="several.numbers"
          dir="ltr"
          rows={7}
          value={text}
          autoComplete="off"
          spellCheck={false}
          placeholder={"+27 82 123 4567\n+27 83 123 4567"}
          aria-describedby="several.count"
          aria-invalid={excess > 0 || undefined}
          onChange={(event) => setText(event.target.value)}
          onDragOver={(event) => {
            if (!event.dataTransfer.types.includes("Files")) return;
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
          className={`min-h-24 resize-y rounded-lg border bg-panel px-3 py-2 font-mono text-note transition-colors duration-150 hover:border-control focus:border-accent aria-invalid:border-bad ${isOver ? "border-accent bg-accent-wash" : "border-line"}`}
        />
        <div className="flex flex-wrap items-center gap-3">
          <FileButton
            label="File with numbers"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onFile={(file) => void load(file)}
          />
          <div className="flex items-center gap-2 text-note text-soft">
            <span aria-hidden>Local numbers are of</span>
            <div className="grid h-9 w-15 rounded-lg border border-line">
              <CountrySelect />
            </div>
          </div>
        </div>
        <p role="status" className="text-note text-bad empty:hidden">
          {fault}
        </p>
      </div>
      <Findings list={list} excess={excess} isEmpty={settled.trim() === ""} />
    </DialogFrame>
  );
}

/** Many numbers pasted, typed or out of a file: how many were found, and what was left out and why. */
export default function SeveralPanel(props: SeveralPanelProps) {
  const [opening, setOpening] = useState({ isOpen: props.isOpen, count: 0 });
  // Each opening begins with what stands now; what was cancelled is gone.
  if (opening.isOpen !== props.isOpen)
    setOpening({ isOpen: props.isOpen, count: opening.count + Number(props.isOpen) });
  return <Panel key={opening.count} {...props} />;
}
