"use client";

import { Dialog } from "@base-ui/react/dialog";
import { type DragEvent, useRef, useState } from "react";
import { type ManyNumbers, NO_NUMBERS, useDraftStore, useEnvelope } from "@/components/composer/use-draft";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { FileButton, readTextFile } from "@/components/ui/files";
import { useSettled } from "@/components/ui/use-settled";
import { MAX_BATCH_RECIPIENTS } from "@/lib/api/batch";
import { parseRecipients } from "@/lib/message/pasted/parse-recipients";
import { findListProblems } from "@/lib/whatsapp/problems";
import { Findings } from "./findings";
import { CountrySelect } from "./recipient-field";
import { formatCountry, useDefaultCountry, useGuessedCountry } from "./use-default-country";

/** A list is parsed when typing pauses. */
const PAUSE_MS = 150;

/** Numbers as the draft's recipients; a single one fills the field, as typed if it is doubtful. */
export function toRecipients(next: ManyNumbers): { recipient?: string; many: ManyNumbers } {
  const [only] = next.numbers;
  if (next.numbers.length !== 1 || only === undefined) return { many: next };
  return { recipient: next.doubts.length > 0 ? next.text.trim() : only, many: NO_NUMBERS };
}

/**
 * Many numbers, pasted, typed or from a file: how many were found, and what was left out and why.
 */
export default function ManyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const store = useDraftStore();
  const { getValues, setValue } = useEnvelope();
  const [text, setText] = useState(() => getValues("many").text || getValues("recipient"));
  const [fault, setFault] = useState("");
  const [isOver, setIsOver] = useState(false);
  const [country] = useDefaultCountry();
  const settled = useSettled(text, PAUSE_MS);
  const guessed = useGuessedCountry();
  const [kept, setKept] = useState<ReadonlySet<string>>(() => new Set(getValues("many").kept));
  const list = parseRecipients(settled, country, kept);
  const doubts = findListProblems(list, guessed ? formatCountry(guessed) : null);
  const wasChosen = useRef(false);
  const area = useRef<HTMLTextAreaElement>(null);
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
      title="Send to many"
      findInitialFocus={() => area.current}
      // The choice replaces the recipient field and takes the focus.
      findFinalFocus={() => !wasChosen.current}
      description={`Up to ${MAX_BATCH_RECIPIENTS.toLocaleString("en")}. One per line, or separated by commas, semicolons or tabs. You can also load a CSV file.`}
      footer={
        <>
          <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
          <Button
            look="primary"
            aria-disabled={!isReady}
            onClick={() => {
              if (!isReady) return;
              wasChosen.current = true;
              const chosen = toRecipients({ numbers: list.numbers, doubts, text, kept: [...kept] });
              if (chosen.recipient !== undefined) setValue("recipient", chosen.recipient);
              setValue("many", chosen.many);
              onClose();
              store.focus("recipient");
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
          ref={area}
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
      <Findings
        list={list}
        doubts={doubts}
        excess={excess}
        isEmpty={settled.trim() === ""}
        onKeep={(number, isKept) => {
          const next = new Set(kept);
          if (isKept) next.add(number);
          else next.delete(number);
          setKept(next);
        }}
      />
    </DialogFrame>
  );
}
