"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useRef, useState } from "react";
import { useDraftStore } from "@/components/composer/use-draft";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { useSettled } from "@/components/ui/use-settled";
import { countRows, type DraftRow, type DraftSection, isBlankRow } from "@/lib/message/draft";
import { findText } from "@/lib/message/draft-path";
import { withKeys } from "@/lib/message/edit-content";
import type { DraftContent } from "@/lib/message/history/history";
import { LIMITS } from "@/lib/message/limits";
import { addRows, findIds, fitRows } from "@/lib/message/pasted/add-rows";
import { type ReadRow, readRows } from "@/lib/message/pasted/read-rows";
import { toOneLine } from "@/lib/message/texts";
import { PastedRows, ReadingNote } from "./pasted-rows";

/** The path of the first new row; null if there is none. */
function findFirstNew(before: readonly DraftSection[], after: readonly DraftSection[]): string | null {
  const known = new Set(before.flatMap(({ rows }) => rows));
  const s = after.findIndex(({ rows }) => rows.some((row) => !known.has(row)));
  const r = after[s]?.rows.findIndex((row) => !known.has(row)) ?? -1;
  return r < 0 ? null : `sections.${s}.rows.${r}`;
}

/** Adds rows to `section`, or to sections they name, in place of the blank row pasted into. */
function pasteRows(
  content: DraftContent,
  rows: readonly ReadRow[],
  section: number,
  path: string | undefined,
): DraftContent {
  const isLeft = (row: DraftRow, s: number, r: number) =>
    s !== section || path !== `sections.${section}.rows.${r}.title` || !isBlankRow(row);
  const sections = content.sections.map((one, s) => ({
    ...one,
    rows: one.rows.filter((row, r) => isLeft(row, s, r)),
  }));
  return withKeys(addRows({ ...content, sections }, section, rows));
}

/** A table is parsed when typing pauses. */
const PAUSE_MS = 150;

type PasteRowsDialogProps = {
  isOpen: boolean;
  section: number;
  text: string;
  /** The field that the text was pasted into; missing if the button opened the dialog. */
  path?: string;
  /** The selection in it, from and to. */
  selection?: readonly [number, number];
  onClose: () => void;
};

/** How many more rows the list takes; blank ones of the section are replaced. */
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
          Shortens texts, replaces long or repeated IDs, skips rows without a title and rows after the first{" "}
          {LIMITS.rowsInAll.max}.
        </span>
      </span>
    </label>
  );
}

/** Adds many rows to a section from a pasted table or list, after a preview. */
export default function PasteRowsDialog({
  isOpen,
  section,
  text: given,
  path,
  selection,
  onClose,
}: PasteRowsDialogProps) {
  const store = useDraftStore();
  const [text, setText] = useState(given);
  const [isFitted, setIsFitted] = useState(false);
  const settled = useSettled(text, PAUSE_MS);
  const area = useRef<HTMLTextAreaElement>(null);
  /** After use, focus goes to what was pasted. */
  const wasUsed = useRef(false);

  const { sections } = store.getContent();
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
    const before = store.getContent();
    const after = pasteRows(before, added, section, path);
    const first = findFirstNew(before.sections, after.sections);
    wasUsed.current = true;
    onClose();
    store.change(() => after, {
      words: added.length === 1 ? "1 row pasted" : `${added.length} rows pasted`,
      focus: first === null ? "sections.add" : `${first}.title`,
    });
  };
  const pasteAsLine = () => {
    const line = toOneLine(text.trim());
    wasUsed.current = true;
    onClose();
    const at = path ?? "";
    const before = findText(store.getContent(), at) ?? "";
    const [from, to] = selection ?? [before.length, before.length];
    store.type(at, before.slice(0, from) + line + before.slice(to));
    store.focus(at, from + line.length);
  };
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Paste rows"
      findInitialFocus={() => (given === "" ? area.current : null)}
      findFinalFocus={() => !wasUsed.current}
      description="Paste from a spreadsheet, one row per line: title, description, ID. The first line can name columns, such as Section or Price."
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
