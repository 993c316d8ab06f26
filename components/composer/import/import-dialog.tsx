"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useRef, useState } from "react";
import type { DroppedFile } from "@/components/composer/use-dialogs";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { FileButton, readTextFile } from "@/components/ui/files";
import { useSettled } from "@/components/ui/use-settled";
import type { OpenReading } from "@/lib/message/codecs/form";
import { readForm } from "@/lib/message/codecs/read-form";
import { hideSecrets } from "@/lib/message/codecs/secrets";
import { type DraftForm, KIND_NAMES } from "@/lib/message/draft";
import { FORM_NAMES, NO_TEXT_ADVICE } from "./form-names";
import { ImportFindings } from "./import-findings";

/** Names messages by how they begin, to tell them apart. */
function nameMessage({ draft }: OpenReading): { name: string; start: string } {
  const { kind, header, body, audioUrl, text, button } = draft;
  const texts = { audio: [audioUrl], text: [text], list: [header, body, button] }[kind];
  const [name = "", ...rest] = texts.filter((one) => one.trim() !== "");
  return {
    name: `${KIND_NAMES[kind]}: ${name || "no text"}`,
    start: kind === "list" ? rest.join(" · ") : "",
  };
}

type ImportChoiceProps = {
  choices: readonly OpenReading[];
  chosen: number | null;
  onChoose: (at: number) => void;
};

/** The messages of a text with several, as a native radio group. */
export function ImportChoice({ choices, chosen, onChoose }: ImportChoiceProps) {
  return (
    <fieldset className="grid gap-0.5">
      <legend className="mb-1 text-label font-medium">Choose 1 of {choices.length} messages</legend>
      <div className="grid max-h-56 gap-0.5 overflow-y-auto">
        {choices.map((choice, at) => {
          const { name, start } = nameMessage(choice);
          return (
            <label
              key={at}
              className="grid grid-cols-[auto_minmax(0,1fr)] gap-2.5 rounded-lg px-2 py-1.5 has-checked:bg-accent-wash"
            >
              <input
                type="radio"
                name="import.choice"
                checked={at === chosen}
                onChange={() => onChoose(at)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span>
                <span dir="auto" className="line-clamp-2 break-words">
                  {name}
                </span>
                {/* The spoken name needs the space between the two. */}{" "}
                {start !== "" && (
                  <span dir="auto" className="line-clamp-1 text-note break-words text-soft">
                    {start}
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Where a line (from 1) begins and ends, in UTF-16 units; the last line if it is beyond. */
export function findLine(text: string, line: number): [start: number, end: number] {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = /\r\n?|\n/g;
    end.lastIndex = start;
    const found = end.exec(text);
    if (!found) break;
    start = found.index + found[0].length;
  }
  const length = text.slice(start).search(/[\r\n]/);
  return [start, length < 0 ? text.length : start + length];
}

/** The text is parsed when typing pauses. */
const PAUSE_MS = 150;
const FILES = ".json,.jsonl,.har,.txt,.sh,.ps1,.menuet,application/json,text/plain";

type ImportDialogProps = {
  isOpen: boolean;
  /** A file that was dropped on the composer. */
  given?: DroppedFile;
  onOpen: (name: string, message: DraftForm) => void;
  onClose: () => void;
};

/** The current text, never with a key in it: secrets are masked before it is stored or shown. */
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

/** Imports a message from another program’s text or a file, after a preview. */
export default function ImportDialog({ isOpen, given, onOpen, onClose }: ImportDialogProps) {
  const { text, name, fault, load, type } = useImportText(given);
  const area = useRef<HTMLTextAreaElement>(null);
  const wasOpened = useRef(false);
  const settled = useSettled(text, PAUSE_MS);
  const reading = settled.trim() === "" ? null : readForm(settled);
  const choices = reading?.ok === false ? reading.choices : undefined;
  const [picked, setPicked] = useState({ text: "", at: 0 });
  // New text needs a new choice.
  const chosen = choices && picked.text === settled ? picked.at : null;
  const found = choices ? (chosen === null ? null : (choices[chosen] ?? null)) : reading;
  const message = found?.ok && settled === text ? found : null;

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
      description="Paste JSON for FlowIQ, Meta, Twilio or Baileys, a curl command, or a Menuet file. It replaces the draft. Undo brings the draft back."
      // With nothing to preview yet, the next action is to paste.
      findInitialFocus={() => (given ? null : area.current)}
      // After opening, focus belongs to the message.
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
      {choices && (
        <ImportChoice {...{ choices, chosen }} onChoose={(at) => setPicked({ text: settled, at })} />
      )}
      <div role="status" aria-label="Import result" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {choices && (
          <p className="text-note text-soft">
            {chosen === null
              ? `${choices.length} messages found`
              : `${chosen + 1} of ${choices.length} messages`}
          </p>
        )}
        <ImportFindings reading={found} onLine={goToLine} />
      </div>
    </DialogFrame>
  );
}
