"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useRef, useState } from "react";
import { useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { useSettled } from "@/components/ui/use-settled";
import { isBlankRow } from "@/lib/message/blank-draft";
import { countRows, type DraftForm, type DraftSection } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { findIds } from "@/lib/message/rows/add-rows";
import { fitRows } from "@/lib/message/rows/fit-rows";
import { readRows } from "@/lib/message/rows/read-rows";
import { PastedRows } from "./pasted-rows";
import { ReadingNote } from "./reading-note";
import { useAddRows } from "./use-add-rows";

/** A table is read once the typing pauses. */
const PAUSE_MS = 150;

type PasteRowsDialogProps = {
  isOpen: boolean;
  section: number;
  text: string;
  /** The field that the text was meant for; none where the dialog was asked for by its button. */
  path?: string;
  onClose: () => void;
};

/** How many more rows the list takes; blank ones of the section give way. */
const countRoom = (sections: readonly DraftSection[], section: number): number => {
  const own = sections[section]?.rows ?? [];
  return Math.max(0, LIMITS.rowsInAll.max - countRows(sections) + (own.every(isBlankRow) ? own.length : 0));
};

function FitChoice({ isFitted, onChange }: { isFitted: boolean; onChange: (isFitted: boolean) => void }) {
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        checked={isFitted}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-0.5 size-4 accent-accent"
      />
      <span>
        Make them fit
        <span className="block text-note text-soft">
          Shortens long texts, gives a repeated ID up for a new one, and leaves out rows without a title and
          those beyond {LIMITS.rowsInAll.max} in all. Otherwise they come as they are.
        </span>
      </span>
    </label>
  );
}

/** Many rows for a section out of a pasted table or list: what will come, what does not fit, and then all of it at once. */
export default function PasteRowsDialog({
  isOpen,
  section,
  text: given,
  path,
  onClose,
}: PasteRowsDialogProps) {
  const { getValues } = useFormContext<DraftForm>();
  const [text, setText] = useState(given);
  const [isFitted, setIsFitted] = useState(false);
  const settled = useSettled(text, PAUSE_MS);
  const area = useRef<HTMLTextAreaElement>(null);
  const finalFocus = useRef<() => HTMLElement | null>(() => null);
  const addRows = useAddRows(section, path);

  const sections = getValues("sections");
  const taken = findIds(sections);
  const room = countRoom(sections, section);
  const reading = readRows(settled, { room, taken });
  const rows = isFitted
    ? fitRows(reading.rows, room, taken)
    : reading.rows.map((row) => ({ ...row, fate: "whole" as const }));
  const added = rows.filter(({ fate }) => fate !== "left out");
  const isReady = added.length > 0 && settled === text;

  const add = () => {
    if (!isReady) return;
    finalFocus.current = addRows(added);
    onClose();
  };
  const pasteAsLine = () => {
    const line = text.trim().replaceAll(/\s+/g, " ");
    finalFocus.current = () => {
      const field = document.getElementById(path ?? "");
      field?.focus();
      // As if it had been typed: the browser's own undo takes it back, and the form hears of it.
      document.execCommand("insertText", false, line);
      return field;
    };
    onClose();
  };
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Paste rows"
      findInitialFocus={() => (given === "" ? area.current : null)}
      findFinalFocus={() => finalFocus.current() ?? true}
      description="One row a line: title, description and ID, with tabs or commas between them, as a spreadsheet copies them. A first line may name the columns."
      footer={
        <>
          <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
          {path !== undefined && <Button onClick={pasteAsLine}>Paste as one line</Button>}
          <Button look="primary" aria-disabled={!isReady} onClick={add}>
            {added.length === 1 ? "Add 1 row" : `Add ${added.length} rows`}
          </Button>
        </>
      }
    >
      <div className="grid gap-1.5">
        <label htmlFor="paste.rows" className="text-label font-medium">
          Rows to add to section {section + 1}
        </label>
        <textarea
          ref={area}
          id="paste.rows"
          dir="auto"
          rows={5}
          value={text}
          autoComplete="off"
          spellCheck={false}
          placeholder={"Cola\tCold, 500 ml\tcola\nWater\tStill or sparkling\twater"}
          aria-describedby="paste.note"
          onChange={({ target }) => setText(target.value)}
          className="min-h-20 resize-y rounded-lg border border-line bg-panel px-3 py-2 font-mono text-note whitespace-pre transition-colors duration-150 hover:border-control focus:border-accent"
        />
      </div>
      <ReadingNote reading={reading} />
      {reading.rows.some(({ faults }) => faults.length > 0) && (
        <FitChoice isFitted={isFitted} onChange={setIsFitted} />
      )}
      {rows.length > 0 && <PastedRows rows={rows} />}
    </DialogFrame>
  );
}
