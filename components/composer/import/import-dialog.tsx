"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useRef, useState } from "react";
import type { DroppedFile } from "@/components/composer/tools/errand";
import { FORM_NAMES, NO_TEXT_ADVICE } from "@/components/forms/form-names";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { FileButton } from "@/components/ui/file/file-button";
import { readTextFile } from "@/components/ui/file/read-text-file";
import { useSettled } from "@/components/ui/use-settled";
import type { DraftForm } from "@/lib/message/draft";
import { readForm } from "@/lib/message/forms/read-form";
import { hideSecrets } from "@/lib/message/forms/secrets";
import { findLine } from "./find-line";
import { ImportFindings } from "./import-findings";

/** A text is read once the typing pauses. */
const PAUSE_MS = 150;
const FILES = ".json,.txt,.sh,.menuet,application/json,text/plain";

type ImportDialogProps = {
  isOpen: boolean;
  /** A file that was dropped on the composer. */
  given?: DroppedFile;
  onOpen: (name: string, message: DraftForm) => void;
  onClose: () => void;
};

/** The text at hand, never with a key in it: what comes is masked before it is kept or shown. */
function useImportText(given: DroppedFile | undefined) {
  const toState = ({ name, reading }: DroppedFile) =>
    reading.ok
      ? { text: hideSecrets(reading.text), name, fault: "" }
      : { text: "", name: "", fault: `${reading.why}.` };
  const [state, setState] = useState(() => (given ? toState(given) : { text: "", name: "", fault: "" }));
  return {
    ...state,
    load: async (file: File) => {
      const next = toState({ name: file.name, reading: await readTextFile(file, NO_TEXT_ADVICE) });
      setState((now) => (next.fault === "" ? next : { ...now, fault: next.fault }));
    },
    type: (text: string) => setState({ text: hideSecrets(text), name: "", fault: "" }),
  };
}

/** A message out of another program’s text or out of a file: looked at first, then opened in the draft’s place. */
export default function ImportDialog({ isOpen, given, onOpen, onClose }: ImportDialogProps) {
  const { text, name, fault, load, type } = useImportText(given);
  const area = useRef<HTMLTextAreaElement>(null);
  const wasOpened = useRef(false);
  const settled = useSettled(text, PAUSE_MS);
  const reading = settled.trim() === "" ? null : readForm(settled);
  const message = reading?.ok && settled === text ? reading : null;

  const goToLine = (line: number) => {
    area.current?.focus();
    area.current?.setSelectionRange(...findLine(text, line));
  };
  const open = () => {
    if (!message) return;
    wasOpened.current = true;
    onClose();
    onOpen(name || FORM_NAMES[message.form], message.draft);
  };
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Import a message"
      description="FlowIQ’s JSON or a curl command with it, Meta’s Cloud API, Twilio’s list picker, or a Menuet file. It opens in place of the draft; Undo brings that back."
      // With nothing to look at yet something is pasted next.
      findInitialFocus={() => (given ? null : area.current)}
      // Opened, the focus belongs to the message.
      findFinalFocus={() => !wasOpened.current}
      footer={
        <>
          <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
          <Button look="primary" aria-disabled={message === null} onClick={open}>
            Open
          </Button>
        </>
      }
    >
      <div className="grid gap-1.5">
        <label htmlFor="import.text" className="text-label font-medium">
          Message to import
        </label>
        <textarea
          ref={area}
          id="import.text"
          dir="ltr"
          rows={7}
          value={text}
          autoComplete="off"
          spellCheck={false}
          placeholder={'{ "message_type": "interactive", … }'}
          onChange={({ target }) => type(target.value)}
          className="min-h-24 resize-y rounded-lg border border-line bg-panel px-3 py-2 font-mono text-note transition-colors duration-150 hover:border-control focus:border-accent"
        />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <FileButton label="File with a message" accept={FILES} onFile={(chosen) => void load(chosen)} />
          <span className="min-w-0 truncate text-note text-faint">
            {name || "or drop it anywhere on the page"}
          </span>
        </div>
        <p role="alert" className="text-note text-bad empty:hidden">
          {fault}
        </p>
      </div>
      <div role="status" aria-label="What was found" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <ImportFindings reading={reading} onLine={goToLine} />
      </div>
    </DialogFrame>
  );
}
